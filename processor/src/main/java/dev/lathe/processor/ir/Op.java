package dev.lathe.processor.ir;

import java.util.List;

/**
 * What a {@link Node} computes. An operation is data and its shape rule; how it is differentiated and how it is written as Java lie in
 * {@code pass} and {@code backend}, in tables keyed by the record's class, which a test keeps total over this list.
 */
public sealed interface Op {
  /** The shape of the result. */
  Shape infer(List<Shape> inputs);

  /** The element type of the result; {@link ElementType#FLOAT} unless the operation says otherwise. */
  default ElementType type(List<ElementType> inputs) {
    return ElementType.FLOAT;
  }

  /** Something that the caller hands in: the batch's examples, its targets, or a number such as the learning rate. */
  record Input(String name, Shape shape, ElementType type) implements Op {
    @Override
    public Shape infer(List<Shape> inputs) {
      return shape;
    }

    @Override
    public ElementType type(List<ElementType> inputs) {
      return type;
    }

    @Override
    public String toString() {
      return "input " + name;
    }
  }

  /** The value that a piece of state has when the step begins. */
  record Read(State state) implements Op {
    @Override
    public Shape infer(List<Shape> inputs) {
      return state.shape();
    }

    @Override
    public String toString() {
      return "read " + state.name();
    }
  }

  /** Numbers written in the user's source, such as class weights. */
  record Constant(List<Double> values, Shape shape) implements Op {
    public Constant {
      values = List.copyOf(values);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      return shape;
    }

    @Override
    public String toString() {
      return "constant " + values;
    }
  }

  /**
   * An expression evaluated at every position of {@code shape}; the inputs are broadcast to it. Also fills, compares and broadcasts. The type is
   * {@link ElementType#DOUBLE} for a number that is computed on the host.
   */
  record Pointwise(Expr expr, Shape shape, ElementType type) implements Op {
    @Override
    public Shape infer(List<Shape> inputs) {
      for (Shape input : inputs) {
        if (!input.broadcastsTo(shape)) {
          throw new ShapeException("a shape that broadcasts to " + shape, input.toString());
        }
      }
      return shape;
    }

    @Override
    public ElementType type(List<ElementType> inputs) {
      return type;
    }

    @Override
    public String toString() {
      return "pointwise " + expr;
    }
  }

  /** Axes {@code from} to {@code to}, both included, folded into one extent of 1 each. */
  record Reduce(Fold fold, int from, int to) implements Op {
    /** How elements are folded. */
    public enum Fold {
      SUM,
      MAX
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      Shape shape = inputs.get(0);
      if (from < 0 || from > to || to >= shape.rank()) {
        throw new ShapeException("axes between 0 and " + (shape.rank() - 1), from + " to " + to);
      }
      for (int axis = from; axis <= to; axis++) {
        shape = shape.with(axis, Extent.of(1));
      }
      return shape;
    }

    @Override
    public String toString() {
      return fold.name().toLowerCase(java.util.Locale.ROOT) + " over axes " + from + ".." + to;
    }
  }

  /** The product of two matrices, either of them read transposed. */
  record MatMul(boolean transposeLeft, boolean transposeRight) implements Op {
    @Override
    public Shape infer(List<Shape> inputs) {
      Shape left = inputs.get(0);
      Shape right = inputs.get(1);
      if (left.rank() != 2 || right.rank() != 2) {
        throw new ShapeException("two matrices", left + " and " + right);
      }
      Extent inner = left.extent(transposeLeft ? 0 : 1);
      if (!inner.equals(right.extent(transposeRight ? 1 : 0))) {
        throw new ShapeException("matrices whose inner extents agree", left + " and " + right);
      }
      return new Shape(
          List.of(left.extent(transposeLeft ? 1 : 0), right.extent(transposeRight ? 0 : 1)));
    }

    @Override
    public String toString() {
      return "matmul" + (transposeLeft ? " left transposed" : "")
          + (transposeRight ? " right transposed" : "");
    }
  }

  /**
   * A convolution: x [N, C, s...] and weights [O, C / groups, k...] give [N, O, o...], with one window for each of the last one to three axes.
   * Samples outside x count as 0.
   */
  record Convolve(List<Window> windows, int groups) implements Op {
    public Convolve {
      windows = List.copyOf(windows);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      Shape x = inputs.get(0);
      Shape weight = inputs.get(1);
      Shape expected = Window.weight(windows, groups, x, weight.extent(0));
      if (!weight.equals(expected)) {
        throw new ShapeException("weights of " + expected, weight.toString());
      }
      return Window.slide(windows, x).with(1, weight.extent(0));
    }
  }

  /**
   * The gradient of {@link Convolve} by its input, which is also the transposed convolution: dy [N, O, o...] and weights [O, C / groups, k...] give
   * [N, C, extents...].
   */
  record ConvolveInput(List<Window> windows, int groups, List<Integer> extents) implements Op {
    public ConvolveInput {
      windows = List.copyOf(windows);
      extents = List.copyOf(extents);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      Shape weight = inputs.get(1);
      Extent channels = Extent.of(weight.extent(1).count() * groups);
      Shape x = Window.unslide(windows, extents, inputs.get(0)).with(1, channels);
      Shape expected = Window.weight(windows, groups, x, inputs.get(0).extent(1));
      if (!weight.equals(expected)) {
        throw new ShapeException("weights of " + expected, weight.toString());
      }
      return x;
    }
  }

  /** The gradient of {@link Convolve} by its weights: x [N, C, s...] and dy [N, O, o...] give [O, C / groups, k...]. */
  record ConvolveWeight(List<Window> windows, int groups) implements Op {
    public ConvolveWeight {
      windows = List.copyOf(windows);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      Shape x = inputs.get(0);
      Shape dy = inputs.get(1);
      Shape expected = Window.slide(windows, x).with(1, dy.extent(1));
      if (!dy.equals(expected)) {
        throw new ShapeException("a gradient of " + expected, dy.toString());
      }
      return Window.weight(windows, groups, x, dy.extent(1));
    }
  }

  /** Each place of the windows on the last axes folded into one element. Samples outside count as 0 in a sum and not at all in a maximum. */
  record Pool(Reduce.Fold fold, List<Window> windows) implements Op {
    public Pool {
      windows = List.copyOf(windows);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      return Window.slide(windows, inputs.get(0));
    }
  }

  /**
   * The gradient of {@link Pool}: of a sum, dy is added to every element that a window read; of a maximum, whose operands are dy and x, to the first
   * of its largest elements.
   */
  record Unpool(Reduce.Fold fold, List<Window> windows, List<Integer> extents) implements Op {
    public Unpool {
      windows = List.copyOf(windows);
      extents = List.copyOf(extents);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      return Window.unslide(windows, extents, inputs.get(0));
    }
  }

  /** The same elements in the same order under another shape; nothing moves in memory. */
  record Reshape(Shape shape) implements Op {
    @Override
    public Shape infer(List<Shape> inputs) {
      if (!inputs.get(0).size().equals(shape.size())) {
        throw new ShapeException(
            "a shape of " + inputs.get(0).size() + " elements", shape.toString());
      }
      return shape;
    }

    @Override
    public ElementType type(List<ElementType> inputs) {
      return inputs.get(0);
    }

    @Override
    public String toString() {
      return "reshape";
    }
  }

  /** Numbers drawn uniformly from [0, 1), a function of the seed, the step, {@code stream} and the position alone. */
  record Random(int stream, Shape shape) implements Op {
    @Override
    public Shape infer(List<Shape> inputs) {
      return shape;
    }

    @Override
    public String toString() {
      return "random stream " + stream;
    }
  }

  /** Makes its input the new value of a piece of state. Takes effect after everything that reads the old one. */
  record Assign(State state) implements Op {
    @Override
    public Shape infer(List<Shape> inputs) {
      if (!inputs.get(0).equals(state.shape())) {
        throw new ShapeException(
            "the shape of " + state.name() + ", " + state.shape(), inputs.get(0).toString());
      }
      return state.shape();
    }

    @Override
    public String toString() {
      return "assign " + state.name();
    }
  }
}
