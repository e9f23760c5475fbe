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

  /** Every element drawn independently from the uniform distribution over {@code [low, high)}. */
  record Range(double low, double high) implements Init {}

  /** From the normal distribution, drawn again outside of {@code [low, high]}. */
  record TruncNormal(double mean, double std, double low, double high) implements Init {}

  /** 1 where a channel meets itself in the middle of a kernel, 0 elsewhere; a matrix is a kernel of one sample. */
  record Dirac(Shape shape, int groups) implements Init {}

  /** Orthonormal rows, or columns where there are fewer of them, times a factor. */
  record Orthogonal(int rows, double gain) implements Init {}

  /** From the normal distribution, but for a share of each column that is 0. */
  record Sparse(int rows, double share, double std) implements Init {}
}
