package dev.lathe.nn;

/** What moves elements without changing them. Dimensions count the batch as 0; -1 is the last. The batch stays where it is unless a method says otherwise. */
interface ShapedTensor {
  /** Extent of a dimension other than the batch, a constant for the compiler. */
  int size(int dim);

  /** The same elements in the same order under other extents, all of them named; one is -1 and follows from the rest: the batch, {@code reshape(-1, 784)}. */
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

  /** {@code length} places of a dimension from {@code start} on, which counts from the end where it is negative. {@code torch.narrow}. */
  Tensor slice(int dim, int start, int length);

  /** {@code length} places of a dimension from {@code start} on, {@code step} apart. */
  Tensor slice(int dim, int start, int length, int step);

  /** One place of a dimension, which vanishes; it counts from the end where it is negative. */
  Tensor select(int dim, int index);

  /** A dimension cut into {@code chunks} pieces of one size. */
  Tensor[] chunk(int chunks, int dim);

  /** A dimension cut into pieces of {@code size} places, the last one shorter where they do not come out even. */
  Tensor[] split(int size, int dim);

  /** The places of a dimension, each without it. */
  Tensor[] unbind(int dim);

  /** This tensor and another, joined along a dimension; all other extents are the same. */
  Tensor cat(Tensor other, int dim);

  /** This tensor and another of its shape, side by side along a new dimension. */
  Tensor stack(Tensor other, int dim);

  /** Zeros before and after along a dimension. */
  Tensor pad(int dim, int before, int after);

  /** As the other, with another number than 0. */
  Tensor pad(int dim, int before, int after, double value);

  /** Dimensions of extent 1 repeated to the given extents, all of them named; -1 leaves one as it is, such as the batch. */
  Tensor expand(int... extents);

  /** Repeated to the shape of another: a {@link Parameter} once for each example, say. */
  Tensor expandAs(Tensor other);

  /** Each dimension so many times, one number for each; 1 for the batch. */
  Tensor repeat(int... times);

  /** Each place of a dimension so many times in a row. {@code torch.repeat_interleave}. */
  Tensor repeatInterleave(int times, int dim);

  /** The elements of a dimension moved {@code shift} places on; those that leave it come in at its start. */
  Tensor roll(int shift, int dim);

  /** The elements at or below a diagonal of the last two dimensions, 0 above; 0 is the main one, 1 the next above. */
  Tensor tril(int diagonal);

  /** The elements at or above a diagonal of the last two dimensions, 0 below; 0 is the main one, 1 the next above. */
  Tensor triu(int diagonal);

  /** For whole numbers: 1 at the place each of them names, 0 elsewhere, along a new last dimension. {@code torch.nn.functional.one_hot}. */
  Tensor oneHot(int classes);

  /** Zeros in the shape of this tensor. */
  Tensor zerosLike();

  /** Ones in the shape of this tensor. */
  Tensor onesLike();

  /** Zeros of the given extents, all of them named; -1 is the batch: {@code x.newZeros(-1, 64)}, a state to begin with. */
  Tensor newZeros(int... extents);

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
