package dev.lathe.processor.ir;

import java.util.List;

/**
 * What a {@link Node} computes. An operation is data and its shape rule; how it is differentiated and how it is written as Java lie in
 * {@code pass} and {@code backend}, in tables keyed by the record's class, which a test keeps total over this list.
 */
public sealed interface Op
    permits Op.Input,
        Op.Read,
        Op.Constant,
        Op.Pointwise,
        Op.Reduce,
        Op.Standardize,
        Op.MatMul,
        Op.Reshape,
        Op.Random,
        Op.Assign,
        IndexOp,
        WindowOp,
        ScanOp {
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

  /** Numbers known while compiling, such as class weights, or an index. */
  record Constant(List<Double> values, Shape shape, ElementType type) implements Op {
    public Constant {
      values = List.copyOf(values);
    }

    public Constant(List<Double> values, Shape shape) {
      this(values, shape, ElementType.FLOAT);
    }

    @Override
    public ElementType type(List<ElementType> inputs) {
      return type;
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

  /**
   * (x - mean) * factor, where mean and factor are those of x over {@code axes}: its mean and the reciprocal of its deviation. Its gradient by x counts what
   * they change with x, so that none flows through them. Inputs x, mean and factor.
   */
  record Standardize(List<Integer> axes) implements Op {
    public Standardize {
      axes = List.copyOf(axes);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      return pointwise(inputs.get(0)).infer(inputs);
    }

    /** What it computes; x has this shape. */
    public Pointwise pointwise(Shape shape) {
      Expr centred = Expr.arg(0).sub(Expr.arg(1));
      return new Pointwise(centred.mul(Expr.arg(2)), shape, ElementType.FLOAT);
    }

    @Override
    public String toString() {
      return "standardize over axes " + axes;
    }
  }

  /** The product of two matrices, either of them read transposed; with axes before the last two, which must agree, one product for each place. */
  record MatMul(boolean transposeLeft, boolean transposeRight) implements Op {
    @Override
    public Shape infer(List<Shape> inputs) {
      Shape left = inputs.get(0);
      Shape right = inputs.get(1);
      int rank = left.rank();
      if (rank < 2
          || right.rank() != rank
          || !left.extents().subList(0, rank - 2).equals(right.extents().subList(0, rank - 2))) {
        throw new ShapeException("two matrices, or as many of each", left + " and " + right);
      }
      if (!inner(left).equals(right.extent(rank - (transposeRight ? 1 : 2)))) {
        throw new ShapeException("matrices whose inner extents agree", left + " and " + right);
      }
      return left.with(rank - 2, left.extent(rank - (transposeLeft ? 1 : 2)))
          .with(rank - 1, right.extent(rank - (transposeRight ? 2 : 1)));
    }

    /** The extent that is summed over. */
    public Extent inner(Shape left) {
      return left.extent(left.rank() - (transposeLeft ? 2 : 1));
    }

    @Override
    public String toString() {
      return "matmul" + (transposeLeft ? " left transposed" : "")
          + (transposeRight ? " right transposed" : "");
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
