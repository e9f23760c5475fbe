package dev.lathe.text;

import dev.lathe.data.CsvParser;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts to classify, in the form in which AG News, DBpedia, Yelp and others are handed out (X. Zhang and others, "Character-level Convolutional Networks for Text Classification",
 * 2015): a CSV file without a header, gzipped or not, with the number of the class from 1 on and then one or more texts.
 *
 * <pre>{@code
 * TextCsv news = TextCsv.load(Path.of("train.csv"), "World", "Sports", "Business", "Sci/Tech");
 * Dataset<int[], Integer> tokens = news.transform(Tokenizers.basicEnglish().encode(words, 64, "<pad>"));
 * }</pre>
 *
 * <p>The texts of a line are joined by a blank, as torchtext does; labels are from 0 on. All are held in memory.
 */
public final class TextCsv implements Dataset<String, Integer> {
  /** What an example takes besides its characters, about. */
  private static final int OVERHEAD = 128;

  private final List<Example<String, Integer>> examples = new ArrayList<>();
  private final List<String> classes;
  private int columns;
  private long bytes;

  private TextCsv(List<String> classes) {
    this.classes = classes;
  }

  /**
   * Reads a file.
   *
   * @param classes names in the order of their numbers, class 1 first
   * @throws IOException with code L207 when there is no such file; L208 with the line when one has other columns than the first, no text, no number of a class, text that is no
   *     UTF-8, or when all are more than three quarters of the heap
   */
  public static TextCsv load(Path file, String... classes) throws IOException {
    TextCsv texts = new TextCsv(List.of(classes));
    try (CsvParser parser = CsvParser.open(file, ',', "L208")) {
      while (parser.next()) {
        texts.add(parser);
      }
    }
    return texts;
  }

  /** Names of the classes, in the order of the labels. */
  public List<String> classes() {
    return classes;
  }

  @Override
  public int size() {
    return examples.size();
  }

  @Override
  public Example<String, Integer> get(int index) {
    return examples.get(index);
  }

  private void add(CsvParser parser) throws IOException {
    List<String> fields = parser.fields();
    columns = examples.isEmpty() ? Math.max(2, fields.size()) : columns;
    if (fields.size() != columns) {
      String expected = columns + " values, a class and text, as in the first line,";
      throw parser.problem(
          expected, String.valueOf(fields.size()), "quote texts that contain a comma", null);
    }
    String text = String.join(" ", fields.subList(1, columns));
    bytes += 2L * text.length() + OVERHEAD;
    if (bytes > Runtime.getRuntime().maxMemory() / 4 * 3) {
      throw parser.problem(
          "texts of at most three quarters of the heap", "more", "raise -Xmx", null);
    }
    examples.add(new Example<>(text, label(fields.get(0), parser)));
  }

  private int label(String text, CsvParser parser) throws IOException {
    String stripped = text.strip();
    for (int label = 0; label < classes.size(); label++) {
      if (stripped.equals(String.valueOf(label + 1))) {
        return label;
      }
    }
    throw parser.problem(
        "the number of a class, 1 to " + classes.size() + ",",
        Message.quoted(text),
        "name all classes, and take a file without a header",
        null);
  }
}
