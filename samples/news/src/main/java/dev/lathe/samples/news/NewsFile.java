package dev.lathe.samples.news;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** AG's news in the form of Zhang and LeCun: {@code "3","title","description"} on each line, the class being 1 to 4. */
final class NewsFile {
  private static final Pattern CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

  private NewsFile() {}

  /** Title and description of each line as one text, with its topic. */
  static Dataset<String, News.Topic> load(Path file) throws IOException {
    List<Example<String, News.Topic>> news = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        news.add(example(line));
      }
    }
    return Dataset.of(news);
  }

  private static Example<String, News.Topic> example(String line) throws IOException {
    List<String> cells = CELL.matcher(line).results().map(NewsFile::text).toList();
    if (cells.size() != 3 || !cells.get(0).matches("[1-4]")) {
      throw new IOException(
          "expected a class of 1 to 4, a title and a description, each in quotes: " + line);
    }
    News.Topic topic = News.Topic.values()[Integer.parseInt(cells.get(0)) - 1];
    return new Example<>(cells.get(1) + " " + cells.get(2), topic);
  }

  /** A backslash stands for the end of a line. */
  private static String text(MatchResult cell) {
    return cell.group(1).replace("\"\"", "\"").replace('\\', ' ');
  }
}
