package dev.lathe.tests.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in Markdown, its columns as wide as they have to be. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heads) {
    rows.add(List.of(heads));
  }

  void add(String... cells) {
    rows.add(List.of(cells));
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows.size(); row++) {
      text.append(line(rows.get(row), " "));
      if (row == 0) {
        text.append(line(rows.get(0).stream().map(head -> "").toList(), "-"));
      }
    }
    return text.toString();
  }

  private String line(List<String> cells, String filling) {
    StringBuilder line = new StringBuilder("|");
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      line.append(' ').append(cell).append(filling.repeat(width(column) - cell.length()));
      line.append(" |");
    }
    return line.append('\n').toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  /** Three digits that count. */
  static String number(double value) {
    int digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
