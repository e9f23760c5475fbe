package dev.lathe.runtime;

import java.util.Arrays;

/** First values of parameters. */
public final class Initializers {
  private Initializers() {}

  /**
   * Fills with values evenly distributed from {@code low} to {@code high}: element {@code i} depends on the key and
   * {@code i} only.
   *
   * @param low least value
   * @param high greatest value, reached only by rounding to float
   */
  public static void uniform(float[] target, double low, double high, long key) {
    for (int i = 0; i < target.length; i++) {
      target[i] = (float) (low + (high - low) * Randoms.uniformDouble(key, i));
    }
  }

  /** Fills with normally distributed values, two uniform numbers each (G. Box, M. Muller, 1958). */
  public static void normal(float[] target, double mean, double std, long key) {
    for (int i = 0; i < target.length; i++) {
      double radius = Math.sqrt(-2 * StrictMath.log(1 - Randoms.uniformDouble(key, 2 * i)));
      double angle = 2 * Math.PI * Randoms.uniformDouble(key, 2 * i + 1);
      target[i] = (float) (mean + std * radius * StrictMath.cos(angle));
    }
  }

  /** Fills with one value. */
  public static void constant(float[] target, float value) {
    Arrays.fill(target, value);
  }
}
