package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What counts as missing in the columns that are read, and what becomes of it. */
final class Gaps {
  private final List<Cell<?>> cells;
  private final @Nullable String[] fills;
  private final Set<String> marks;
  private final boolean skipped;

  /**
   * Fits fills to columns.
   *
   * @param columns names, in the order of the cells
   * @param fillOf the text for each column that has one, by the name as it is compared
   */
  Gaps(
      List<String> columns,
      List<Cell<?>> cells,
      Set<String> marks,
      Map<String, String> fillOf,
      boolean skipped) {
    this.cells = cells;
    this.fills = new @Nullable String[cells.size()];
    this.marks = marks;
    this.skipped = skipped;
    Map<String, String> left = new HashMap<>(fillOf);
    for (int i = 0; i < fills.length; i++) {
      String name = Names.key(columns.get(i));
      fills[i] = fillOf.get(name);
      left.remove(name);
      requireFit(columns.get(i), cells.get(i), fills[i]);
    }
    if (!left.isEmpty()) {
      throw refused("fills of columns that are read", String.join(", ", left.keySet()), "");
    }
  }

  /** The text, or what fills it; null where it is missing and nothing does. */
  @Nullable
  String filled(int position, String text) {
    boolean blankIsText = cells.get(position).mayBeBlank() && fills[position] == null;
    boolean missing = isMarked(text) || (text.isBlank() && !blankIsText);
    return missing ? fills[position] : text;
  }

  boolean isMarked(String text) {
    return marks.contains(text.strip());
  }

  /** Whether lines with something missing are left out. */
  boolean areSkipped() {
    return skipped;
  }

  private static void requireFit(String column, Cell<?> cell, @Nullable String fill) {
    if (fill != null && cell.parse(fill) == null) {
      String fix = "a mean needs a component of double or float";
      throw refused(cell.expected() + " to fill column " + column, Message.quoted(fill), fix);
    }
  }

  private static IllegalArgumentException refused(String expected, String found, String fix) {
    return new IllegalArgumentException(Message.of("L212", expected, found, fix));
  }
}
