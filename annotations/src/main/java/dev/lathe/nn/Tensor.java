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
public interface Tensor extends PointwiseTensor, ReducingTensor, ShapedTensor {}
