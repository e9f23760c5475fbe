package dev.lathe.processor.ir;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Operations that move elements, one element of the result, or of the gradient, at a time. */
final class IndexInterpreter {
  private final List<int[]> shapes;
  private final int[] dims;

  IndexInterpreter(List<int[]> shapes, int[] dims) {
    this.shapes = shapes;
    this.dims = dims;
  }

  double[] value(IndexOp op, List<double[]> operands) {
    double[] x = operands.get(0);
    if (op instanceof IndexOp.Permute permute) {
      return fill(at -> {
        int[] from = new int[at.length];
        IntStream.range(0, at.length).forEach(axis -> from[permute.axes().get(axis)] = at[axis]);
        return x[index(from, shapes.get(0))];
      });
    }
    if (op instanceof IndexOp.Slice slice) {
      return fill(at -> {
        at[slice.axis()] = slice.from() + at[slice.axis()] * slice.step();
        return x[index(at, shapes.get(0))];
      });
    }
    if (op instanceof IndexOp.Pad pad) {
      return fill(at -> {
        int offset = at[pad.axis()] - pad.before();
        boolean inside = offset >= 0
            && offset % pad.step() == 0
            && offset / pad.step() < shapes.get(0)[pad.axis()];
        at[pad.axis()] = offset / pad.step();
        return inside ? x[index(at, shapes.get(0))] : 0;
      });
    }
    if (op instanceof IndexOp.Concat concat) {
      return fill(at -> {
        int part = 0;
        while (at[concat.axis()] >= shapes.get(part)[concat.axis()]) {
          at[concat.axis()] -= shapes.get(part++)[concat.axis()];
        }
        return operands.get(part)[index(at, shapes.get(part))];
      });
    }
    return op instanceof IndexOp.Gather gather
        ? gather(gather.axis(), x, operands.get(1))
        : scatterAdd(((IndexOp.ScatterAdd) op).axis(), x, operands.get(1));
  }

  private double[] gather(int axis, double[] x, double[] index) {
    int rank = shapes.get(1).length;
    return fill(at -> x[index(rowOf(at, axis, rank, index), shapes.get(0))]);
  }

  /** A position among gathered rows as one among the rows there were. */
  private int[] rowOf(int[] at, int axis, int rank, double[] index) {
    int[] inIndex = Arrays.copyOfRange(at, axis, axis + rank);
    int row = (int) index[index(inIndex, shapes.get(1))];
    return IntStream.concat(
            IntStream.concat(Arrays.stream(at, 0, axis), IntStream.of(row)),
            Arrays.stream(at, axis + rank, at.length))
        .toArray();
  }

  private double[] scatterAdd(int axis, double[] dy, double[] index) {
    double[] result = new double[Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < dy.length; i++) {
      int[] at = position(i, shapes.get(0));
      result[index(rowOf(at, axis, shapes.get(1).length, index), dims)] += dy[i];
    }
    return result;
  }

  private interface Element {
    double at(int[] position);
  }

  private double[] fill(Element element) {
    return IntStream.range(0, Arrays.stream(dims).reduce(1, (a, b) -> a * b))
        .mapToDouble(index -> element.at(position(index, dims)))
        .toArray();
  }

  private static int[] position(int index, int[] shape) {
    int[] at = new int[shape.length];
    int rest = index;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      at[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return at;
  }

  private static int index(int[] at, int[] shape) {
    int index = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      index = index * shape[axis] + at[axis];
    }
    return index;
  }
}
