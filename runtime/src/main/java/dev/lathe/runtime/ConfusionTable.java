package dev.lathe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A {@link ConfusionMatrix} as text: columns as wide as their widest cell, names on the left, numbers on the right. */
final class ConfusionTable {
  private ConfusionTable() {}

  static String of(ConfusionMatrix matrix) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(heading(matrix));
    IntStream.range(0, matrix.classes()).forEach(actual -> lines.add(line(matrix, actual)));
    int[] widths = IntStream.range(0, matrix.classes() + 2)
        .map(column -> width(lines, column))
        .toArray();
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> append(line, widths, text));
    return text.toString();
  }

  private static List<String> heading(ConfusionMatrix matrix) {
    List<String> cells = new ArrayList<>();
    cells.add("actual \\ predicted");
    cells.addAll(matrix.labels());
    cells.add("recall");
    return cells;
  }

  private static List<String> line(ConfusionMatrix matrix, int actual) {
    List<String> cells = new ArrayList<>();
    cells.add(matrix.labels().get(actual));
    for (int predicted = 0; predicted < matrix.classes(); predicted++) {
      cells.add(String.valueOf(matrix.count(actual, predicted)));
    }
    double recall = matrix.recall(actual);
    cells.add(Double.isNaN(recall) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * recall));
    return cells;
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }

  private static void append(List<String> line, int[] widths, StringBuilder text) {
    text.append(line.get(0)).append(" ".repeat(widths[0] - line.get(0).length()));
    for (int column = 1; column < widths.length; column++) {
      String cell = line.get(column);
      text.append(" ".repeat(2 + widths[column] - cell.length())).append(cell);
    }
    text.append('\n');
  }
}
