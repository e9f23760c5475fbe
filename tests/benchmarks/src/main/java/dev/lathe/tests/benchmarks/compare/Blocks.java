package dev.lathe.tests.benchmarks.compare;

import java.util.Arrays;

/** Times of the blocks of one library, in microseconds for one step or prediction. */
record Blocks(double[] micros) {
  double median() {
    double[] sorted = micros.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** How far the middle half of the blocks lies apart, as a share of the median. */
  double spread() {
    double[] sorted = micros.clone();
    Arrays.sort(sorted);
    int quarter = sorted.length / 4;
    return (sorted[sorted.length - 1 - quarter] - sorted[quarter]) / median();
  }
}
