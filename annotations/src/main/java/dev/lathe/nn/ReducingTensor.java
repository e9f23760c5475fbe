package dev.lathe.nn;

/** What folds dimensions or mixes elements along them. Dimensions count the batch as 0; -1 is the last. */
interface ReducingTensor {
  /** The sum of all elements, one number. */
  Tensor sum();

  /** Sums over the dimensions, which vanish. */
  Tensor sum(int... dims);

  /** Sums over one dimension, which stays with an extent of 1 where {@code keepDim}. */
  Tensor sum(int dim, boolean keepDim);

  /** The mean of all elements, one number. */
  Tensor mean();

  /** Means over the dimensions, which vanish. */
  Tensor mean(int... dims);

  /** The mean over one dimension, which stays with an extent of 1 where {@code keepDim}. */
  Tensor mean(int dim, boolean keepDim);

  /** Variance over one dimension, which vanishes, with the divisor {@code n - 1} where {@code unbiased}, else {@code n}. */
  Tensor var(int dim, boolean unbiased);

  /** The largest along one dimension, which vanishes; equal ones share the gradient. {@code torch.amax}. */
  Tensor max(int dim);

  /** The smallest along one dimension, which vanishes; equal ones share the gradient. {@code torch.amin}. */
  Tensor min(int dim);

  /** Logarithm of the sum of exponentials along one dimension, which vanishes. */
  Tensor logsumexp(int dim);

  /** Exponentials divided by their sum along one dimension. */
  Tensor softmax(int dim);

  /** Logarithm of {@link #softmax}. */
  Tensor logSoftmax(int dim);

  /** Euclidean length along one dimension, which vanishes. */
  Tensor norm(int dim);

  /** Sums from the start of a dimension up to each place. */
  Tensor cumsum(int dim);

  /**
   * Matrix product over the last two dimensions: {@code [.., n, k]} times {@code [.., k, m]} is {@code [.., n, m]}. Leading
   * dimensions are the same, or one operand has none.
   */
  Tensor matmul(Tensor other);
}
