package dev.lathe.train;

import java.util.Arrays;

/** Counts numbers in TensorBoard's default buckets, whose limits grow by a tenth from 1e-12 to 1e20, on both sides of 0. */
final class Buckets {
  private static final double[] LIMITS = limits();

  private Buckets() {}

  /** A {@code HistogramProto}, as PyTorch's {@code make_histogram} trims it: an empty bucket, then those from the first to the last with something in them. */
  static Proto histogram(float[] values) {
    double[] counts = new double[LIMITS.length];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int first = LIMITS.length;
    int last = 0;
    double count = 0;
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        int bucket = bucket(value);
        counts[bucket]++;
        first = Math.min(first, bucket);
        last = Math.max(last, bucket);
        least = Math.min(least, value);
        most = Math.max(most, value);
        count++;
        sum += value;
        squares += (double) value * value;
      }
    }
    int from = count == 0 ? 0 : first - 1;
    return new Proto()
        .real(1, count == 0 ? 0 : least)
        .real(2, count == 0 ? 0 : most)
        .real(3, count)
        .real(4, sum)
        .real(5, squares)
        .bytes(6, Proto.packed(Arrays.copyOfRange(LIMITS, from, last + 1)))
        .bytes(7, Proto.packed(Arrays.copyOfRange(counts, from, last + 1)));
  }

  /** The first whose limit is larger. */
  private static int bucket(float value) {
    int at = Arrays.binarySearch(LIMITS, value + 0.0); // which makes -0 to 0
    return at < 0 ? -at - 1 : at + 1;
  }

  private static double[] limits() {
    double[] positive = new double[1000];
    int size = 0;
    for (double limit = 1e-12; limit < 1e20; limit *= 1.1) {
      positive[size++] = limit;
    }
    positive[size++] = Double.MAX_VALUE;
    double[] limits = new double[2 * size + 1];
    for (int i = 0; i < size; i++) {
      limits[size + 1 + i] = positive[i];
      limits[size - 1 - i] = -positive[i];
    }
    return limits;
  }
}
