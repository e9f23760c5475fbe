package dev.lathe.io;

import java.util.Arrays;

/** A view of a storage. Places are counted in elements. */
final class TorchTensor {
  /** As in PyTorch. */
  static final int MOST_AXES = 64;

  final TorchStorage storage;
  final DType type;
  private final long offset;
  private final long[] shape;
  private final long[] strides;

  /**
   * Takes the arrays as they are.
   *
   * @param shape extents from 0 to 2^31 - 1
   * @param strides as many, none below 0
   */
  TorchTensor(TorchStorage storage, DType type, long offset, long[] shape, long[] strides) {
    this.storage = storage;
    this.type = type;
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
  }

  /** What is wrong with it, empty for nothing: no element may lie beyond the storage. */
  String misfit() {
    try {
      if (bytes() > Integer.MAX_VALUE - 8) {
        return "2 GiB or more";
      }
      return bytes() > 0 && end() > storage.bytes() ? "its last element at byte " + end() : "";
    } catch (ArithmeticException e) {
      return "more than 2^63 bytes";
    }
  }

  /** Of its own elements. */
  long bytes() {
    long bytes = width();
    for (long extent : shape) {
      bytes = Math.multiplyExact(bytes, extent);
    }
    return bytes;
  }

  /** Whether its bytes are those of the storage. */
  boolean isWhole() {
    return offset == 0 && bytes() == storage.bytes() && isContiguous();
  }

  /** Takes its elements out of the storage, unless they are the storage. */
  TensorData of(byte[] from) {
    int[] extents = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    return TensorData.wrap(type, extents, isWhole() ? from : gather(from));
  }

  /** Type, shape and strides. */
  @Override
  public String toString() {
    return "a tensor of " + type + " " + Arrays.toString(shape) + " with strides "
        + Arrays.toString(strides) + " from " + offset;
  }

  private int width() {
    return type.bits() / 8;
  }

  /** The byte after the last element. */
  private long end() {
    long last = offset;
    for (int axis = 0; axis < shape.length; axis++) {
      last = Math.addExact(last, Math.multiplyExact(strides[axis], shape[axis] - 1));
    }
    return Math.multiplyExact(Math.addExact(last, 1), (long) width());
  }

  private boolean isContiguous() {
    long dense = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      if (shape[axis] != 1 && strides[axis] != dense) {
        return false;
      }
      dense *= shape[axis];
    }
    return true;
  }

  private byte[] gather(byte[] from) {
    byte[] to = new byte[(int) bytes()];
    int[] place = new int[shape.length];
    int run = run();
    for (int at = 0; at < to.length; at += run) {
      long element = offset;
      for (int axis = 0; axis < place.length; axis++) {
        element += place[axis] * strides[axis];
      }
      System.arraycopy(from, (int) element * width(), to, at, run);
      step(place);
    }
    return to;
  }

  /** Bytes that lie together: all, or a row, or an element. */
  private int run() {
    if (isContiguous()) {
      return Math.max(1, (int) bytes());
    }
    int last = shape.length - 1;
    return strides[last] == 1 ? (int) shape[last] * width() : width();
  }

  private void step(int[] place) {
    int axis = shape.length - 1;
    if (axis >= 0 && strides[axis] == 1) {
      axis--; // whole rows
    }
    while (axis >= 0 && ++place[axis] == shape[axis]) {
      place[axis--] = 0;
    }
  }
}
