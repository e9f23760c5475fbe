package dev.lathe.runtime;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Tensors whose axes lie in another order than that of their shape. */
final class AxisOrder {
  private AxisOrder() {}

  /** Throws unless each axis of the shape is named once. */
  static void check(int[] shape, int[] axes) {
    int[] all = IntStream.range(0, shape.length).toArray();
    if (!Arrays.equals(all, IntStream.of(axes).sorted().toArray())) {
      throw new IllegalArgumentException(
          "each axis of " + Arrays.toString(shape) + " once expected, " + Arrays.toString(axes));
    }
  }

  /** Where each value in the other order lies in that of the shape. */
  private static int[] sources(int[] shape, int[] axes) {
    int[] steps = new int[shape.length];
    int size = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      steps[axis] = size;
      size *= shape[axis];
    }
    int[] sources = new int[size];
    int filled = 1;
    for (int axis : axes) {
      repeat(sources, filled, shape[axis], steps[axis]);
      filled *= shape[axis];
    }
    return sources;
  }

  /** As many places for each of the first ones, a step apart; from the last, so that none is lost. */
  private static void repeat(int[] sources, int filled, int count, int step) {
    for (int i = filled - 1; i >= 0; i--) {
      int first = sources[i];
      for (int number = 0; number < count; number++) {
        sources[i * count + number] = first + number * step;
      }
    }
  }

  /** The values in the other order. */
  static float[] change(float[] values, int[] shape, int[] axes) {
    int[] sources = sources(shape, axes);
    float[] changed = new float[values.length];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = values[sources[i]];
    }
    return changed;
  }

  /** The opposite of {@link #change}. */
  static float[] restore(float[] changed, int[] shape, int[] axes) {
    int[] sources = sources(shape, axes);
    float[] values = new float[changed.length];
    for (int i = 0; i < changed.length; i++) {
      values[sources[i]] = changed[i];
    }
    return values;
  }
}
