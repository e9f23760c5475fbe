package dev.lathe.tests.parity;

import dev.lathe.tests.Site;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What others have computed with PyTorch, read where it lies, in an archive. */
final class Published implements AutoCloseable {
  private final FileSystem archive;

  Published() throws IOException {
    archive = FileSystems.newFileSystem(Site.shared("pack/pytorch.zip"));
  }

  /** A checkpoint or another file. */
  Path file(String name) {
    return archive.getPath("pytorch", name);
  }

  /** All numbers of the arrays of a name in a JSON file, one after the other. */
  double[] numbers(String file, String name) throws IOException {
    return Pattern.compile('"' + name + "\": \\[([^\"{}]*)]")
        .matcher(Files.readString(file(file)))
        .results()
        .map(array -> array.group(1).replaceAll("[\\[\\]\\s]", ""))
        .flatMap(array -> Arrays.stream(array.split(",")))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /** The number of a name in a JSON file. */
  double number(String file, String name) throws IOException {
    return Pattern.compile('"' + name + "\": ([-.\\w]+)")
        .matcher(Files.readString(file(file)))
        .results()
        .mapToDouble(number -> Double.parseDouble(number.group(1)))
        .findFirst()
        .orElseThrow();
  }

  /** The names of pictures in a JSON file. */
  String[] pictures(String file) throws IOException {
    return Pattern.compile("\\w+\\.png")
        .matcher(Files.readString(file(file)))
        .results()
        .map(MatchResult::group)
        .toArray(String[]::new);
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
