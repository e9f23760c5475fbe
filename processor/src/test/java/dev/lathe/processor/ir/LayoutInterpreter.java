package dev.lathe.processor.ir;

import java.util.List;

/** Operations on windows in any layout: operands are put in the order that users know, and the result in that which is kept. */
final class LayoutInterpreter {
  private final List<int[]> shapes;
  private final int[] dims;
  private final List<double[]> operands;

  LayoutInterpreter(List<int[]> shapes, int[] dims, List<double[]> operands) {
    this.shapes = shapes;
    this.dims = dims;
    this.operands = operands;
  }

  double[] value(WindowOp node) {
    if (node instanceof WindowOp.Convolve op) {
      Layout layout = op.how().layout();
      return kept(
          layout.axes(dims.length),
          windows(op.how().windows(), layout, shapes.get(0), dims)
              .convolve(operand(0, layout), weight(op.how()), op.how().groups()));
    }
    if (node instanceof WindowOp.ConvolveInput op) {
      Layout layout = op.how().layout();
      return kept(
          layout.axes(dims.length),
          windows(op.how().windows(), layout, dims, shapes.get(0))
              .convolveInput(operand(0, layout), weight(op.how()), op.how().groups()));
    }
    if (node instanceof WindowOp.ConvolveWeight op) {
      Layout layout = op.how().layout();
      return kept(
          layout.weightAxes(dims.length),
          windows(op.how().windows(), layout, shapes.get(0), shapes.get(1))
              .convolveWeight(operand(0, layout), operand(1, layout), op.how().groups()));
    }
    if (node instanceof WindowOp.Pool op) {
      return kept(
          op.layout().axes(dims.length),
          windows(op.windows(), op.layout(), shapes.get(0), dims)
              .pool(op.fold(), operand(0, op.layout())));
    }
    WindowOp.Pool op = ((WindowOp.Unpool) node).pool();
    WindowInterpreter windows = windows(op.windows(), op.layout(), dims, shapes.get(0));
    return kept(
        op.layout().axes(dims.length),
        op.fold() == Op.Reduce.Fold.SUM
            ? windows.unpoolSum(operand(0, op.layout()))
            : windows.unpoolMax(operand(0, op.layout()), operand(1, op.layout())));
  }

  private static WindowInterpreter windows(
      List<Window> windows, Layout layout, int[] wide, int[] narrow) {
    return new WindowInterpreter(windows, known(wide, layout), known(narrow, layout));
  }

  private static int[] known(int[] kept, Layout layout) {
    return permuted(kept, Shape.inverse(layout.axes(kept.length)));
  }

  private double[] operand(int number, Layout layout) {
    int[] kept = shapes.get(number);
    return permute(operands.get(number), kept, Shape.inverse(layout.axes(kept.length)));
  }

  private double[] weight(Convolution how) {
    int[] kept = shapes.get(1);
    return permute(operands.get(1), kept, Shape.inverse(how.layout().weightAxes(kept.length)));
  }

  private double[] kept(List<Integer> axes, double[] known) {
    return permute(known, permuted(dims, Shape.inverse(axes)), axes);
  }

  private static int[] permuted(int[] dims, List<Integer> axes) {
    return axes.stream().mapToInt(axis -> dims[axis]).toArray();
  }

  private static double[] permute(double[] values, int[] dims, List<Integer> axes) {
    return new IndexInterpreter(List.of(dims), permuted(dims, axes))
        .value(new IndexOp.Permute(axes), List.of(values));
  }
}
