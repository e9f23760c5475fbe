package dev.lathe.processor.ir;

/** What a piece of state holds before the first step. */
public sealed interface Init {
  /** Every element drawn independently from the uniform distribution over {@code [-bound, bound)}. */
  record Uniform(double bound) implements Init {}

  /** Every element the same. */
  record Constant(double value) implements Init {}

  /** Every element drawn independently from the normal distribution. */
  record Normal(double mean, double std) implements Init {}

  /** As another one says, but the elements of one row, which are 0. */
  record ZeroRow(Init others, int row) implements Init {}
}
