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

  /** As the other; the dimension stays with an extent of 1 where {@code keepDim}. */
  Tensor var(int dim, boolean unbiased, boolean keepDim);

  /** The square root of {@link #var(int, boolean)}. */
  Tensor std(int dim, boolean unbiased);

  /** As the other; the dimension stays with an extent of 1 where {@code keepDim}. */
  Tensor std(int dim, boolean unbiased, boolean keepDim);

  /** The largest of all elements, one number; equal ones share the gradient. */
  Tensor max();

  /** The smallest of all elements, one number; equal ones share the gradient. */
  Tensor min();

  /** The largest along one dimension, which vanishes; equal ones share the gradient. {@code torch.amax}. */
  Tensor max(int dim);

  /** As the other; the dimension stays with an extent of 1 where {@code keepDim}. */
  Tensor max(int dim, boolean keepDim);

  /** The smallest along one dimension, which vanishes; equal ones share the gradient. {@code torch.amin}. */
  Tensor min(int dim);

  /** As the other; the dimension stays with an extent of 1 where {@code keepDim}. */
  Tensor min(int dim, boolean keepDim);

  /** Place of the largest along one dimension, which vanishes; the first of equal ones. A number like others, without a gradient. */
  Tensor argmax(int dim);

  /** Place of the smallest along one dimension, which vanishes; the first of equal ones. A number like others, without a gradient. */
  Tensor argmin(int dim);

  /** Logarithm of the sum of exponentials along one dimension, which vanishes. */
  Tensor logsumexp(int dim);

  /** As the other; the dimension stays with an extent of 1 where {@code keepDim}. */
  Tensor logsumexp(int dim, boolean keepDim);

  /** Exponentials divided by their sum along one dimension. */
  Tensor softmax(int dim);

  /** {@link #softmax} of minus the elements. */
  Tensor softmin(int dim);

  /** Logarithm of {@link #softmax}. */
  Tensor logSoftmax(int dim);

  /** Euclidean length along one dimension, which vanishes. */
  Tensor norm(int dim);

  /** As the other; the dimension stays with an extent of 1 where {@code keepDim}. */
  Tensor norm(int dim, boolean keepDim);

  /** Divided by its Euclidean length along one dimension, or by 1e-12 where that is less. {@code torch.nn.functional.normalize}. */
  Tensor normalize(int dim);

  /** The first half of a dimension times {@code sigmoid} of the second; half as long. {@code torch.nn.GLU}. */
  Tensor glu(int dim);

  /** Sums from the start of a dimension up to each place. */
  Tensor cumsum(int dim);

  /**
   * Matrix product over the last two dimensions: {@code [.., n, k]} times {@code [.., k, m]} is {@code [.., n, m]}. Dimensions before
   * these are broadcast together. An operand of one dimension is a column, or to the left a row, and leaves no dimension behind.
   */
  Tensor matmul(Tensor other);

  /** Every element of the last dimension times every one of the other's: {@code [.., n]} and {@code [.., m]} give {@code [.., n, m]}. */
  Tensor outer(Tensor other);
}
