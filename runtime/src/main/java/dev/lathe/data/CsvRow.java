package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a table, its values in the order in which they were asked for. */
final class CsvRow {
  private final CsvParser parser;
  private final CsvHeader header;
  private final int[] columns;
  private final List<String> fields;

  /**
   * The line that the parser is at.
   *
   * @param columns where in the line each value is found
   */
  CsvRow(CsvParser parser, CsvHeader header, int[] columns) throws IOException {
    this.parser = parser;
    this.header = header;
    this.columns = columns;
    this.fields = parser.fields();
    if (fields.size() != header.size()) {
      String fix = "quote values that contain a separator, or complete the line";
      throw problem(
          count(header.size()) + ", as the first line has", count(fields.size()), fix, null);
    }
  }

  /** Fills what is missing; false where something stays so, and such lines are left out. */
  boolean fill(Gaps gaps) throws IOException {
    for (int i = 0; i < columns.length; i++) {
      String text = text(i);
      String filled = gaps.filled(i, text);
      if (filled != null) {
        fields.set(columns[i], filled);
      } else if (gaps.areSkipped()) {
        return false;
      } else if (gaps.isMarked(text)) {
        String fix = "fill it, or leave such lines out: fill and skipMissing of CsvReader";
        String expected = "a value in column " + header.name(columns[i]);
        throw problem(expected, Message.quoted(text), fix, null);
      }
    }
    return true;
  }

  /** Value {@code position} of those asked for. */
  <V> V value(int position, Cell<V> cell) throws IOException {
    int column = columns[position];
    String text = fields.get(column);
    V value = cell.parse(text);
    if (value == null) {
      String expected = cell.expected() + " in column " + header.name(column);
      throw problem(expected, Message.quoted(text), cell.fix(text), null);
    }
    return value;
  }

  /** The text of that value. */
  String text(int position) {
    return fields.get(columns[position]);
  }

  IOException problem(String expected, String found, String fix, @Nullable Throwable cause) {
    return parser.problem(expected, found, fix, cause);
  }

  private static String count(int values) {
    return values == 1 ? "1 value" : values + " values";
  }
}
