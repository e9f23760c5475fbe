package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.util.Arrays;
import java.util.List;

/**
 * What a tensor is without its elements.
 *
 * @param dtype type of the elements
 * @param shape extents of at least 0, outermost first; none for a single number
 */
public record TensorType(DType dtype, List<Integer> shape) {

  /** Refuses a negative extent, a size that is no whole number of bytes, and one beyond 2 GiB: IllegalArgumentException (L201). */
  public TensorType {
    shape = List.copyOf(shape);
    long elements =
        TensorData.elements(shape.stream().mapToInt(Integer::intValue).toArray());
    boolean small = elements <= 8 * SafetensorsLayout.LONGEST_ARRAY / dtype.bits();
    if (!small || elements * dtype.bits() % 8 != 0) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          "a tensor of whole bytes, fewer than 2 GiB",
          dtype + " " + shape,
          "split the tensor"));
    }
  }

  /** The type of a tensor that is there. */
  public static TensorType of(TensorData tensor) {
    return new TensorType(tensor.dtype(), Arrays.stream(tensor.shape()).boxed().toList());
  }

  /** The same shape with elements of another type. */
  public TensorType as(DType other) {
    return new TensorType(other, shape);
  }

  /** Bytes of all elements. */
  public long bytes() {
    return elements() * dtype.bits() / 8;
  }

  /** Number of elements, 1 for an empty shape. */
  public long elements() {
    return TensorData.elements(shape.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Type and shape: {@code F32 [512, 784]}. */
  @Override
  public String toString() {
    return dtype + " " + shape;
  }
}
