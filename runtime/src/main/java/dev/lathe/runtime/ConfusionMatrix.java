package dev.lathe.runtime;

import java.util.Arrays;
import java.util.List;

/**
 * How often examples of one class were taken for another: rows are the actual classes, columns the predicted.
 * Immutable.
 */
public final class ConfusionMatrix {
  /** Of no classes. */
  static final ConfusionMatrix EMPTY = of(List.of(), new long[0][]);

  private final List<String> labels;
  private final long[][] counts;

  private ConfusionMatrix(List<String> labels, long[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /**
   * A matrix of the given counts.
   *
   * @param labels names of the classes, by index
   * @param counts {@code counts[actual][predicted]}, as many rows and columns as labels; copied
   */
  public static ConfusionMatrix of(List<String> labels, long[][] counts) {
    int classes = labels.size();
    boolean square =
        counts.length == classes && Arrays.stream(counts).allMatch(row -> row.length == classes);
    if (!square) {
      throw new IllegalArgumentException(
          "counts are not " + classes + " x " + classes + " for labels " + labels);
    }
    return new ConfusionMatrix(
        List.copyOf(labels), Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new));
  }

  /** Number of classes. */
  public int classes() {
    return counts.length;
  }

  /** Names of the classes, by index. */
  public List<String> labels() {
    return labels;
  }

  /** Examples of class {@code actual} for which {@code predicted} was predicted. */
  public long count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** Share of examples whose class was predicted, 0 to 1; NaN without examples. */
  public double accuracy() {
    long right = 0;
    long all = 0;
    for (int label = 0; label < classes(); label++) {
      right += counts[label][label];
      all += rowSum(label);
    }
    return (double) right / all;
  }

  /** Share of the examples of a class that were recognised, 0 to 1; NaN when there is no such example. */
  public double recall(int label) {
    return (double) counts[label][label] / rowSum(label);
  }

  /** Share of the predictions of a class that were right, 0 to 1; NaN when it was never predicted. */
  public double precision(int label) {
    return (double) counts[label][label] / columnSum(label);
  }

  /** Harmonic mean of precision and recall of a class, 0 to 1; NaN when it neither occurs nor was predicted. */
  public double f1(int label) {
    return 2.0 * counts[label][label] / (rowSum(label) + columnSum(label));
  }

  private long columnSum(int label) {
    return Arrays.stream(counts).mapToLong(row -> row[label]).sum();
  }

  private long rowSum(int label) {
    return Arrays.stream(counts[label]).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that
        && labels.equals(that.labels)
        && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + Arrays.deepHashCode(counts);
  }

  /** A table: a heading, then a line for each actual class, with its name, its counts and its recall. */
  @Override
  public String toString() {
    return ConfusionTable.of(this);
  }
}
