package dev.lathe.metrics;

import java.util.Arrays;
import java.util.BitSet;

/** Keeps the scores of all examples and puts them in order in the end: one of the classes or labels against the rest. */
final class RankingMeter extends ExampleMeter {
  private final boolean isRoc;
  private final BitSet positives = new BitSet();
  private float[] scores = {};
  private int used;
  private int columns;
  private boolean broken;

  /** The area below the ROC curve, or else the average precision. */
  RankingMeter(String metric, boolean isRoc) {
    super(metric, Need.PROBABILITIES);
    this.isRoc = isRoc;
  }

  @Override
  void start(Predictions batch) {
    columns = batch.hasClasses() && batch.width() == 2 ? 1 : batch.width();
  }

  @Override
  void add(Predictions batch, int example) {
    long wanted = (long) used + columns;
    if (wanted > scores.length) {
      scores = Arrays.copyOf(scores, Ranked.grown(scores.length, wanted));
    }
    int first = batch.width() - columns; // of two classes the second
    for (int output = first; output < batch.width(); output++) {
      float score = batch.rank(example, output);
      broken |= Float.isNaN(score);
      positives.set(used, batch.isPositive(example, output));
      scores[used++] = score;
    }
  }

  @Override
  double valueOfSome() {
    double sum = 0;
    int defined = 0;
    for (int column = 0; (column < columns) && !broken; column++) {
      double area = area(column);
      if (!Double.isNaN(area)) {
        sum += area;
        defined++;
      }
    }
    return sum / defined; // NaN without one
  }

  private double area(int column) {
    int count = (int) examples();
    Ranked ranked = new Ranked(scores, column, columns, count);
    long right = 0; // positives so far
    long before = 0; // those of them with a higher score
    int seen = 0;
    long pairs = 0; // a positive before a negative counts 2, beside one 1
    double precisions = 0;
    for (int rank = 0; rank < count; rank++) {
      right += positives.get(ranked.position(rank) * columns + column) ? 1 : 0;
      if (ranked.isLastOfEquals(rank)) {
        long found = right - before;
        pairs += (rank + 1 - seen - found) * (right + before);
        precisions += found * ((double) right / (rank + 1));
        before = right;
        seen = rank + 1;
      }
    }
    return isRoc ? pairs / (2.0 * right * (count - right)) : precisions / right;
  }
}
