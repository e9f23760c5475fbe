package dev.lathe.metrics;

import java.util.Arrays;

/** What was found of one class in all pictures: 8 bytes each, and how much there was to find. */
final class FoundObjects {
  private static final int IGNORED = 16;

  private float[] scores = {};
  private int[] marks = {};
  private int count;
  private long truths;

  void addTruths(int more) {
    truths += more;
  }

  long truths() {
    return truths;
  }

  /** The mark of what fits at a level of overlap, 0 to 15. */
  static int found(int level) {
    return 1 << level;
  }

  /** The mark of what does not count at a level. */
  static int ignored(int level) {
    return 1 << level + IGNORED;
  }

  /** Adds what was found, with its marks of all levels. */
  void add(float score, int levels) {
    if (count == scores.length) {
      int length = Ranked.grown(count, count + 1L);
      scores = Arrays.copyOf(scores, length);
      marks = Arrays.copyOf(marks, length);
    }
    scores[count] = score;
    marks[count++] = levels;
  }

  /** Share of what was there that was found. */
  double recall(int level) {
    long hits = 0;
    for (int each = 0; each < count; each++) {
      hits += isMarked(each, found(level)) ? 1 : 0;
    }
    return (double) hits / truths;
  }

  private boolean isMarked(int each, int mark) {
    return (marks[each] & mark) != 0;
  }

  /**
   * Area below the curve of precision and recall, each precision being the highest at that recall or a larger one.
   *
   * @param points recalls whose precisions the mean is taken of; without, the curve has all its corners
   */
  double averagePrecision(int level, double[] points) {
    double[] precisions = new double[count];
    double[] recalls = new double[count];
    int length = curve(level, precisions, recalls);
    for (int at = length - 2; at >= 0; at--) {
      precisions[at] = Math.max(precisions[at], precisions[at + 1]);
    }
    double sum = 0;
    if (points.length > 0) {
      int at = 0;
      for (double point : points) {
        while ((at < length) && (recalls[at] < point)) {
          at++;
        }
        sum += at < length ? precisions[at] : 0;
      }
      return sum / points.length;
    }
    for (int at = 0; at < length; at++) {
      sum += (recalls[at] - (at == 0 ? 0 : recalls[at - 1])) * precisions[at];
    }
    return sum;
  }

  /** Precision and recall of the best one, of the best two, and so on. */
  private int curve(int level, double[] precisions, double[] recalls) {
    Ranked ranked = new Ranked(scores, 0, 1, count);
    int length = 0;
    long hits = 0;
    for (int rank = 0; rank < count; rank++) {
      int each = ranked.position(rank);
      if (!isMarked(each, ignored(level))) {
        hits += isMarked(each, found(level)) ? 1 : 0;
        recalls[length] = (double) hits / truths;
        precisions[length] = (double) hits / ++length;
      }
    }
    return length;
  }
}
