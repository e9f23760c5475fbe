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

  /** Fills with normally distributed values: element {@code i} depends on the key and {@code i} only. */
  public static void normal(float[] target, double mean, double std, long key) {
    for (int i = 0; i < target.length; i++) {
      target[i] = (float) (mean + std * Randoms.normal(key, i));
    }
  }

  /** Fills with one value. */
  public static void constant(float[] target, float value) {
    Arrays.fill(target, value);
  }
}
