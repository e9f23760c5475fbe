package dev.lathe.nn;

/**
 * A value in {@code forward} or {@code loss}: an array of numbers whose dimension 0 is the batch. The compiler reads the calls
 * and checks every shape; at run time there are no objects of this type.
 *
 * <pre>{@code
 * Tensor forward(Tensor image) {
 *   Tensor x = stem.forward(image).relu();
 *   return head.forward(x.mean(2, 3));
 * }
 * }</pre>
 *
 * <p>Names and meanings are those of {@code torch.Tensor}; where a method differs, its own line says so. A parameter of the
 * network has no batch: its dimension 0 is its own first. A shape that does not fit is a compile error at the call (L101).
 */
public interface Tensor extends PointwiseTensor, ReducingTensor, ShapedTensor {

  /** Tensors joined along a dimension, given one by one or as an array; all other extents are the same. {@code torch.cat}. */
  static Tensor cat(int dim, Tensor... tensors) {
    throw new UnsupportedOperationException("read by the compiler only");
  }

  /** Tensors of one shape side by side along a new dimension, given one by one or as an array. {@code torch.stack}. */
  static Tensor stack(int dim, Tensor... tensors) {
    throw new UnsupportedOperationException("read by the compiler only");
  }
}
