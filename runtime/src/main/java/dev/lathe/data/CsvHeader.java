package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The first line of a table: the names of its columns. */
final class CsvHeader {
  private static final String USUAL_SEPARATORS = ",;\t|";

  private final CsvParser parser;
  private final List<String> names;
  private final Names<Integer> columns;

  private CsvHeader(CsvParser parser) {
    this.parser = parser;
    this.names = parser.fields();
    Integer[] numbers = IntStream.range(0, names.size()).boxed().toArray(Integer[]::new);
    this.columns = Names.of(numbers, names::get);
  }

  /** Reads the first line. */
  static CsvHeader read(CsvParser parser) throws IOException {
    if (!parser.next()) {
      throw parser.problem("a first line with the names of the columns", "an empty file", "", null);
    }
    return new CsvHeader(parser);
  }

  int size() {
    return names.size();
  }

  String name(int column) {
    return Message.snippet(names.get(column).strip());
  }

  /** Where each of these columns is; all that are missing are reported together. */
  int[] find(List<String> wanted) throws IOException {
    List<String> missing =
        wanted.stream().filter(name -> columns.matches(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw missing(missing);
    }
    int[] found = new int[wanted.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = only(wanted.get(i));
    }
    return found;
  }

  private int only(String name) throws IOException {
    List<Integer> matches = columns.matches(name);
    if (matches.size() > 1) {
      String found = matches.stream().map(this::name).collect(Collectors.joining(", "));
      throw parser.problem(
          "one column named " + name,
          matches.size() + ": " + found,
          "rename all but one of them",
          null);
    }
    return matches.get(0);
  }

  private IOException missing(List<String> missing) {
    String noun = missing.size() == 1 ? "a column named " : "columns named ";
    String questions = missing.stream()
        .map(columns::didYouMean)
        .filter(text -> !text.isEmpty())
        .distinct()
        .limit(3)
        .collect(Collectors.joining(" "));
    String fix = questions.isEmpty() ? nameThem() : questions;
    return parser.problem(noun + String.join(", ", missing), columns.all(), fix, null);
  }

  /** Where all names are in one, they may be parted by something else. */
  private String nameThem() {
    String only = names.size() == 1 ? names.get(0) : "";
    return USUAL_SEPARATORS.chars().anyMatch(c -> only.indexOf(c) >= 0)
        ? "say what separates the values, Csv.reader().separator(';')"
        : "name the columns in the first line of the file";
  }
}
