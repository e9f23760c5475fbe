package dev.lathe.processor.ir;

import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A node under construction, with the operations on it: what recipes and gradient rules are written in. Axes count the batch as 0. */
public record Value(GraphBuilder builder, Node node) {
  public String name() {
    return node.name();
  }

  public Shape shape() {
    return node.shape();
  }

  public ElementType type() {
    return node.type();
  }

  public Value add(Value other) {
    return zip("add", other, Expr::add);
  }

  public Value sub(Value other) {
    return zip("sub", other, Expr::sub);
  }

  public Value mul(Value other) {
    return zip("mul", other, Expr::mul);
  }

  public Value div(Value other) {
    return zip("div", other, Expr::div);
  }

  public Value mul(double factor) {
    return map("scale", x -> x.mul(Expr.of(factor)));
  }

  public Value negate() {
    return map("negate", Expr::negate);
  }

  public Value square() {
    return map("square", x -> x.mul(x));
  }

  public Value exp() {
    return apply(UnaryFunction.EXP);
  }

  public Value log() {
    return apply(UnaryFunction.LOG);
  }

  /** The same numbers, through which no gradient flows. */
  public Value detach() {
    return apply(UnaryFunction.DETACH);
  }

  public Value apply(UnaryFunction function) {
    return map(function.name().toLowerCase(java.util.Locale.ROOT), x -> Expr.unary(function, x));
  }

  /** 1 where the two agree, 0 elsewhere. */
  public Value equalTo(Value other) {
    return zip(
        "equal",
        other,
        (x, y) -> new Expr.Select(Expr.binary(BinaryFunction.EQUAL, x, y), Expr.of(1), Expr.of(0)));
  }

  /** An expression of this value alone. */
  public Value map(String label, UnaryOperator<Expr> expression) {
    return builder.pointwise(label, expression.apply(Expr.arg(0)), shape(), List.of(this));
  }

  /** An expression of this value and another, broadcast together. */
  public Value zip(String label, Value other, BinaryOperator<Expr> expression) {
    Expr expr = expression.apply(Expr.arg(0), Expr.arg(1));
    return builder.pointwise(
        label, expr, shape().broadcastWith(other.shape()), List.of(this, other));
  }

  /** The sum over one axis, which stays with an extent of 1. */
  public Value sum(int axis) {
    return sum("sum", axis);
  }

  /** As {@link #sum(int)}, under a name that says what is summed. */
  public Value sum(String label, int axis) {
    return builder.append(label, new Op.Reduce(Op.Reduce.Fold.SUM, axis, axis), List.of(this));
  }

  /** The largest element along one axis, which stays with an extent of 1. */
  public Value max(int axis) {
    return builder.append("max", new Op.Reduce(Op.Reduce.Fold.MAX, axis, axis), List.of(this));
  }

  /** The sum of all elements. */
  public Value sum() {
    if (shape().rank() == 0) {
      return this;
    }
    return builder
        .append("total", new Op.Reduce(Op.Reduce.Fold.SUM, 0, shape().rank() - 1), List.of(this))
        .reshape(Shape.SCALAR);
  }

  /** The mean of all elements. */
  public Value mean() {
    return sum().zip("mean", builder.count(shape().size()), Expr::div);
  }

  public Value matmul(Value right, boolean transposeLeft, boolean transposeRight) {
    return matmul("product", right, transposeLeft, transposeRight);
  }

  /** As the other, under a name that says what the product is. */
  public Value matmul(String label, Value right, boolean transposeLeft, boolean transposeRight) {
    return builder.append(
        label, new Op.MatMul(transposeLeft, transposeRight), List.of(this, right));
  }

  /** The convolution of this value with weights: {@link Op.Convolve}. */
  public Value convolve(Value weight, List<Window> windows, int groups) {
    return convolve("convolve", weight, windows, groups);
  }

  /** As the other, under a name that says what the result is. */
  public Value convolve(String label, Value weight, List<Window> windows, int groups) {
    return builder.append(label, new Op.Convolve(windows, groups), List.of(this, weight));
  }

  /** This gradient of a convolution's result, or input of a transposed one, with weights: {@link Op.ConvolveInput}. */
  public Value convolveInput(
      String label, Value weight, List<Window> windows, int groups, List<Integer> extents) {
    return builder.append(
        label, new Op.ConvolveInput(windows, groups, extents), List.of(this, weight));
  }

  /** The gradient of a convolution of this value by its weights: {@link Op.ConvolveWeight}. */
  public Value convolveWeight(String label, Value dy, List<Window> windows, int groups) {
    return builder.append(label, new Op.ConvolveWeight(windows, groups), List.of(this, dy));
  }

  /** Each place of the windows folded: {@link Op.Pool}. */
  public Value pool(Op.Reduce.Fold fold, List<Window> windows) {
    return builder.append("pool", new Op.Pool(fold, windows), List.of(this));
  }

  public Value reshape(Shape shape) {
    return shape.equals(shape())
        ? this
        : builder.append("reshape", new Op.Reshape(shape), List.of(this));
  }

  /** Axes {@code from} to {@code to}, both included, read as one. */
  public Value flatten(int from, int to) {
    return reshape(shape().merge(from, to));
  }

  /** The value repeated until it has the given shape. */
  public Value broadcast(Shape shape) {
    return builder.pointwise("broadcast", Expr.arg(0), shape, List.of(this));
  }

  /** The opposite of {@link #broadcast}: sums over every axis along which {@code shape} would have been repeated. */
  public Value sumTo(String label, Shape shape) {
    Shape target = shape.widenTo(shape().rank());
    Value summed = this;
    for (int axis : axesToSum(target)) {
      summed = summed.sum(label, axis);
    }
    return summed.reshape(shape);
  }

  private List<Integer> axesToSum(Shape target) {
    return IntStream.range(0, target.rank())
        .filter(axis -> target.extent(axis).isOne() && !shape().extent(axis).isOne())
        .boxed()
        .toList();
  }
}
