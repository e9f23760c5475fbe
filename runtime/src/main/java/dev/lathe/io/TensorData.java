package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The contents of one tensor of a weight file: element type, shape, and the bytes in row-major order. Immutable. */
public final class TensorData {
  private final DType dtype;
  private final int[] shape;
  private final byte[] bytes;

  private TensorData(DType dtype, int[] shape, byte[] bytes) {
    this.dtype = dtype;
    this.shape = shape;
    this.bytes = bytes;
  }

  /**
   * A tensor of type {@link DType#F32}.
   *
   * @param values in row-major order; copied
   * @param shape extents, outermost first; none for a single number
   */
  public static TensorData of(float[] values, int... shape) {
    checkLength(values.length, shape);
    byte[] bytes = new byte[Math.multiplyExact(values.length, 4)];
    littleEndian(bytes).asFloatBuffer().put(values);
    return new TensorData(DType.F32, shape.clone(), bytes);
  }

  /**
   * A tensor of type {@link DType#F64}.
   *
   * @param values in row-major order; copied
   * @param shape extents, outermost first; none for a single number
   */
  public static TensorData of(double[] values, int... shape) {
    checkLength(values.length, shape);
    byte[] bytes = new byte[Math.multiplyExact(values.length, 8)];
    littleEndian(bytes).asDoubleBuffer().put(values);
    return new TensorData(DType.F64, shape.clone(), bytes);
  }

  /**
   * A tensor of any type.
   *
   * @param bytes elements in row-major order, little-endian; copied
   * @param shape extents, outermost first; none for a single number
   */
  public static TensorData of(DType dtype, byte[] bytes, int... shape) {
    if (8L * bytes.length != (double) elements(shape) * dtype.bits()) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          elements(shape) + " elements of " + dtype.bits() + " bits for " + describe(dtype, shape),
          bytes.length + " bytes",
          "give a shape that these bytes fill"));
    }
    return new TensorData(dtype, shape.clone(), bytes.clone());
  }

  /** Takes the arrays as they are: only for a reader that has checked them and keeps no reference. */
  static TensorData wrap(DType dtype, int[] shape, byte[] bytes) {
    return new TensorData(dtype, shape, bytes);
  }

  /** Type of the elements. */
  public DType dtype() {
    return dtype;
  }

  /** A copy of the extents, outermost first; empty for a single number. */
  public int[] shape() {
    return shape.clone();
  }

  /** Number of elements, 1 for an empty shape. */
  public long elements() {
    return elements(shape);
  }

  /** A copy of the elements' bytes: row-major, little-endian, without gaps. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes themselves, to be read only. */
  ByteBuffer view() {
    return littleEndian(bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The elements as floats, rounded to nearest where the type is wider; booleans are 0 and 1.
   *
   * @throws UnsupportedOperationException for a type that is not {@link DType#convertible}
   */
  public float[] toArray() {
    checkConvertible();
    ByteBuffer buffer = littleEndian(bytes);
    float[] values = new float[(int) elements()];
    if (dtype == DType.F32) {
      buffer.asFloatBuffer().get(values);
      return values;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Elements.floatAt(dtype, buffer, i);
    }
    return values;
  }

  /**
   * The elements as doubles, exact but for 64-bit integers beyond 2^53; booleans are 0 and 1.
   *
   * @throws UnsupportedOperationException for a type that is not {@link DType#convertible}
   */
  public double[] toDoubles() {
    checkConvertible();
    ByteBuffer buffer = littleEndian(bytes);
    double[] values = new double[(int) elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Elements.doubleAt(dtype, buffer, i);
    }
    return values;
  }

  /**
   * The same numbers as floats of another width, rounded to nearest, ties to even, in one step from what {@link #toDoubles} gives; beyond the range they become
   * infinite.
   *
   * @param type {@link DType#F16}, {@link DType#BF16}, {@link DType#F32} or {@link DType#F64}
   * @return this tensor where it has that type already
   * @throws IllegalArgumentException for another type to convert to (L212)
   * @throws UnsupportedOperationException for a type that is not {@link DType#convertible} (L205)
   */
  public TensorData to(DType type) {
    if (type == dtype) {
      return this;
    }
    if (!Elements.writes(type)) {
      throw new IllegalArgumentException(
          Message.of("L212", "F16, BF16, F32 or F64 to convert to", type.toString(), ""));
    }
    checkConvertible();
    ByteBuffer from = littleEndian(bytes);
    byte[] converted = new byte[Math.toIntExact(Math.multiplyExact(elements(), type.bits() / 8))];
    ByteBuffer to = littleEndian(converted);
    for (int i = 0; to.hasRemaining(); i++) {
      Elements.put(type, to, dtype, from, i);
    }
    return new TensorData(type, shape, converted);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorData that
        && dtype == that.dtype
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * dtype.name().hashCode() + Arrays.hashCode(shape)) + Arrays.hashCode(bytes);
  }

  /** Type and shape: {@code F32 [512, 784]}. */
  @Override
  public String toString() {
    return describe(dtype, shape);
  }

  private static String describe(DType dtype, int[] shape) {
    return dtype + " " + Arrays.toString(shape);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Product of the extents; where it is beyond a long, the greatest long. */
  static long elements(int[] shape) {
    long elements = 1;
    for (int extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException(Message.of(
            "L201",
            "extents of at least 0",
            Arrays.toString(shape),
            "give each axis the number of its elements"));
      }
      elements =
          extent == 0 || elements <= Long.MAX_VALUE / extent ? elements * extent : Long.MAX_VALUE;
    }
    return elements;
  }

  private static void checkLength(int length, int[] shape) {
    long elements = elements(shape);
    if (length != elements) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          elements + " values for shape " + Arrays.toString(shape),
          length + " values",
          "give a shape whose extents multiply to " + length));
    }
  }

  private void checkConvertible() {
    if (!dtype.convertible()) {
      throw new UnsupportedOperationException(Message.of(
          "L205",
          "elements that are Java numbers",
          describe(dtype, shape),
          "convert the tensor to F32 where the file was made, or read bytes()"));
    }
  }
}
