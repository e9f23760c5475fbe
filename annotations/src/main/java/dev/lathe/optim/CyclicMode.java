package dev.lathe.optim;

/** How the cycles of {@link CyclicLR} grow smaller. */
public enum CyclicMode {
  /** They do not. */
  TRIANGULAR,
  /** Each by half. */
  TRIANGULAR2,
  /** By {@code gamma} in every step. */
  EXP_RANGE
}
