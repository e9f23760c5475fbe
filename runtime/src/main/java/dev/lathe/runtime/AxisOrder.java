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

  /** Values that follow each other in the other order: in that of the shape they lie a step apart. */
  private interface Run {
    void of(int first, int step, int count, int position);
  }

  /** All runs of the other order, one after the other. */
  private record Walk(int[] counts, int[] steps, Run run) {
    static void through(int[] shape, int[] axes, Run run) {
      int[] steps = new int[shape.length];
      int size = 1;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        steps[axis] = size;
        size *= shape[axis];
      }
      int[] counts = IntStream.of(axes).map(axis -> shape[axis]).toArray();
      int[] ordered = IntStream.of(axes).map(axis -> steps[axis]).toArray();
      new Walk(counts, ordered, run).from(0, 0, 0);
    }

    /** Returns the position behind what it went through. */
    private int from(int axis, int first, int position) {
      if (axis == counts.length - 1) {
        run.of(first, steps[axis], counts[axis], position);
        return position + counts[axis];
      }
      int next = position;
      for (int number = 0; number < counts[axis]; number++) {
        next = from(axis + 1, first + number * steps[axis], next);
      }
      return next;
    }
  }

  /** The values in the other order. */
  static float[] change(float[] values, int[] shape, int[] axes) {
    float[] changed = new float[values.length];
    Walk.through(shape, axes, (first, step, count, position) -> {
      for (int i = 0; i < count; i++) {
        changed[position + i] = values[first + i * step];
      }
    });
    return changed;
  }

  /** The opposite of {@link #change}. */
  static float[] restore(float[] changed, int[] shape, int[] axes) {
    float[] values = new float[changed.length];
    Walk.through(shape, axes, (first, step, count, position) -> {
      for (int i = 0; i < count; i++) {
        values[first + i * step] = changed[position + i];
      }
    });
    return values;
  }
}
