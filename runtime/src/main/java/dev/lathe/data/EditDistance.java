package dev.lathe.data;

/** How many letters have to be inserted, removed or replaced to make one word of another (Levenshtein 1966). */
final class EditDistance {
  private EditDistance() {}

  /** The distance, or {@code limit} as soon as it is sure to be no less. */
  static int between(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit; // also bounds the work for a cell of a million letters
    }
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      previous = nextRow(previous, i, a.charAt(i - 1), b);
    }
    return Math.min(previous[b.length()], limit);
  }

  private static int[] nextRow(int[] previous, int i, char letter, String b) {
    int[] row = new int[previous.length];
    row[0] = i;
    for (int j = 1; j < row.length; j++) {
      int replaced = previous[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
    }
    return row;
  }
}
