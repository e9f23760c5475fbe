package dev.lathe.vision;

import dev.lathe.runtime.Randoms;

/** The random numbers of one picture, one after the other. */
final class Draws {
  private final long key;
  private int next;

  Draws(long key) {
    this.key = key;
  }

  /** Uniform from {@code low} to below {@code high}. */
  double between(double low, double high) {
    return low + (high - low) * Randoms.uniformDouble(key, next++);
  }

  /** Normal with mean 0, cut off at twice the deviation so that no digit leaves the picture. */
  double normal(double deviation) {
    return deviation * Math.max(-2, Math.min(2, Randoms.normal(key, next++)));
  }

  /** 0 to {@code bound - 1}. */
  int below(int bound) {
    return Randoms.below(key, next++, bound);
  }

  /** 32 random bits. */
  int bits() {
    return Randoms.bits(key, next++);
  }
}
