package dev.lathe.nn;

/** How {@link GELU} is computed. */
public enum GELUApproximation {
  /** With the error function. */
  NONE,
  /** {@code x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))}. */
  TANH
}
