package dev.lathe.tests.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Distances between two computations of the same numbers. */
final class Difference {
  private Difference() {}

  /** The largest difference, in parts of the largest magnitude that is expected. */
  static double ofNorm(double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length, "how many numbers");
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, distance(expected[i], actual[i]));
    }
    return difference / largest;
  }

  /** The largest difference of one number, in parts of the number that is expected. */
  static double ofEach(double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length, "how many numbers");
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      difference = Math.max(difference, distance(expected[i], actual[i]) / Math.abs(expected[i]));
    }
    return difference;
  }

  /** Infinite where there is no number: beyond any tolerance, which NaN is not in every comparison. */
  private static double distance(double expected, double actual) {
    double distance = Math.abs(expected - actual);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }

  static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
