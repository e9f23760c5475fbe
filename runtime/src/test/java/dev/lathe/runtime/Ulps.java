package dev.lathe.runtime;

import java.util.function.DoubleUnaryOperator;

/** Measures a float function against a double one, in units in the last place of the true result. */
final class Ulps {
  private Ulps() {}

  /** A function of floats. */
  interface FloatFunction {
    float of(float x);
  }

  /**
   * The largest error over floats whose bits lie from {@code first} to {@code last}, unsigned, {@code stride} apart. A
   * result that is NaN, or infinite, where the true one is not counts as infinite.
   */
  static double worst(
      FloatFunction function, DoubleUnaryOperator exact, long first, long last, long stride) {
    double worst = 0;
    for (long bits = first; bits <= last; bits += stride) {
      float x = Float.intBitsToFloat((int) bits);
      worst = Math.max(worst, error(function.of(x), exact.applyAsDouble(x)));
    }
    return worst;
  }

  static double error(float computed, double exact) {
    if (Double.isNaN(exact) || Float.isNaN(computed)) {
      return Double.isNaN(exact) && Float.isNaN(computed) ? 0 : Double.POSITIVE_INFINITY;
    }
    if (Math.abs(exact)
        > Float
            .MAX_VALUE) { // may be rounded either way up to half a unit beyond the greatest float
      boolean near = Math.abs(exact) < 0x1.ffffffp127;
      return computed == (float) exact || (near && Math.abs(computed) >= Float.MAX_VALUE)
          ? 0
          : Double.POSITIVE_INFINITY;
    }
    return Math.abs(computed - exact) / unit(Math.abs(exact));
  }

  /** Distance of the floats around a value; that below, when the value was rounded up to a power of two. */
  private static double unit(double magnitude) {
    float rounded = (float) magnitude;
    return Math.ulp(rounded > magnitude ? Math.nextDown(rounded) : rounded);
  }
}
