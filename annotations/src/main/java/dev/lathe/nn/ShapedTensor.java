package dev.lathe.nn;

/** What moves elements without changing them. Dimensions count the batch as 0; -1 is the last. The batch stays where it is unless a method says otherwise. */
interface ShapedTensor {
  /** Extent of a dimension other than the batch, a constant for the compiler. */
  int size(int dim);

  /** The same elements in the same order under other extents, the batch left out; one of them may be -1 and follows from the rest. */
  Tensor reshape(int... extents);

  /** All dimensions from {@code startDim} on become one. */
  Tensor flatten(int startDim);

  /** Dimensions {@code startDim} to {@code endDim}, both included, become one. */
  Tensor flatten(int startDim, int endDim);

  /** One dimension becomes several. {@code torch.unflatten}. */
  Tensor unflatten(int dim, int... extents);

  /** The dimensions in another order, all of them named. */
  Tensor permute(int... dims);

  /** Two dimensions change places. */
  Tensor transpose(int dim0, int dim1);

  /** A matrix with rows and columns swapped. */
  Tensor t();

  /** Without a dimension whose extent is 1. */
  Tensor squeeze(int dim);

  /** With a new dimension of extent 1 before {@code dim}. */
  Tensor unsqueeze(int dim);

  /** {@code length} places of a dimension from {@code start} on. {@code torch.narrow}. */
  Tensor slice(int dim, int start, int length);

  /** One place of a dimension, which vanishes. */
  Tensor select(int dim, int index);

  /** A dimension cut into {@code chunks} pieces of one size. */
  Tensor[] chunk(int chunks, int dim);

  /** This tensor and another, joined along a dimension; all other extents are the same. */
  Tensor cat(Tensor other, int dim);

  /** This tensor and another of its shape, side by side along a new dimension. */
  Tensor stack(Tensor other, int dim);

  /** Zeros before and after along a dimension. */
  Tensor pad(int dim, int before, int after);

  /** Dimensions of extent 1 repeated to the given extents, the batch left out; -1 leaves one as it is. */
  Tensor expand(int... extents);

  /** The elements of a dimension in reverse order. */
  Tensor flip(int dim);

  /**
   * The elements of a dimension in the places listed; a place may come more than once. {@code torch.index_select}.
   *
   * @param dim the dimension
   * @param places from 0 to its length - 1
   */
  Tensor indexSelect(int dim, int... places);

  /**
   * For every place of the index the element of this tensor whose place along {@code dim} it names. {@code torch.gather}.
   *
   * @param dim the dimension
   * @param index whole numbers, of the shape of this tensor but for {@code dim}: an input with {@link Tokens}
   * @return shape of the index
   */
  Tensor gather(int dim, Tensor index);

  /**
   * The largest sample of each window of pictures, without padding.
   *
   * @param kernel height and width of the window, at least 1
   * @param stride distance between two places, at least 1
   * @return batch x channels x height' x width'
   */
  Tensor maxPool2d(int kernel, int stride);

  /** The mean of each window of pictures, without padding; as {@link #maxPool2d}. */
  Tensor avgPool2d(int kernel, int stride);

  /**
   * Every sample of sequences or pictures {@code factor} times along each of its dimensions. For other ways see {@link Upsample}.
   *
   * @param factor at least 1
   */
  Tensor upsample(int factor);

  /** Numbers drawn uniformly from [0, 1), new ones in every step, in the shape of this tensor; no gradient flows. {@code torch.rand_like}. */
  Tensor randLike();

  /** Numbers drawn from the standard normal distribution, new ones in every step, in the shape of this tensor. {@code torch.randn_like}. */
  Tensor randnLike();
}
