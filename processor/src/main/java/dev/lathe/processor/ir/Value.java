package dev.lathe.processor.ir;

import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A node under construction, with the operations on it: what recipes and gradient rules are written in. Axes count the batch as 0. */
public record Value(GraphBuilder builder, Node node) {
  /** A kernel takes an array and an extent for each part, and a method at most 255 parameters. */
  private static final int MOST_PARTS = 100;

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

  /** This value less its mean, times the reciprocal of its deviation: {@link Op.Standardize}. */
  public Value standardize(Value mean, Value factor, List<Integer> axes) {
    return builder.append("normalize", new Op.Standardize(axes), List.of(this, mean, factor));
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

  /** The convolution of this value with weights: {@link WindowOp.Convolve}. */
  public Value convolve(Value weight, List<Window> windows, int groups) {
    return convolve("convolve", weight, new Convolution(windows, groups));
  }

  /** As the other, under a name that says what the result is. */
  public Value convolve(String label, Value weight, Convolution how) {
    return builder.append(label, new WindowOp.Convolve(how), List.of(this, weight));
  }

  /** This gradient of a convolution's result, or input of a transposed one, with weights: {@link WindowOp.ConvolveInput}. */
  public Value convolveInput(String label, Value weight, Convolution how, List<Integer> extents) {
    return builder.append(label, new WindowOp.ConvolveInput(how, extents), List.of(this, weight));
  }

  /** The gradient of a convolution of this value by its weights: {@link WindowOp.ConvolveWeight}. */
  public Value convolveWeight(String label, Value dy, Convolution how) {
    return builder.append(label, new WindowOp.ConvolveWeight(how), List.of(this, dy));
  }

  /** Each place of the windows folded: {@link WindowOp.Pool}. */
  public Value pool(Op.Reduce.Fold fold, List<Window> windows) {
    Op pool = new WindowOp.Pool(fold, windows, Layout.CHANNELS_FIRST);
    return builder.append("pool", pool, List.of(this));
  }

  /** The axes in another order: {@link IndexOp.Permute}. */
  public Value permute(List<Integer> axes) {
    boolean same = IntStream.range(0, axes.size()).allMatch(axis -> axes.get(axis) == axis);
    return same ? this : builder.append("permute", new IndexOp.Permute(axes), List.of(this));
  }

  /** The last two axes swapped. */
  public Value transpose() {
    List<Integer> axes =
        new ArrayList<>(IntStream.range(0, shape().rank()).boxed().toList());
    Collections.swap(axes, axes.size() - 2, axes.size() - 1);
    return permute(axes);
  }

  /** A part of an axis: {@link IndexOp.Slice}. */
  public Value slice(int axis, int from, int count) {
    boolean all = from == 0 && shape().extent(axis).equals(Extent.of(count));
    return all ? this : slice(axis, from, count, 1);
  }

  /** Every {@code step}-th element of a part of an axis. */
  public Value slice(int axis, int from, int count, int step) {
    return builder.append("slice", new IndexOp.Slice(axis, from, count, step), List.of(this));
  }

  /** Zeros around an axis: {@link IndexOp.Pad}. */
  public Value pad(int axis, int before, int after) {
    return before == 0 && after == 0
        ? this
        : builder.append("pad", new IndexOp.Pad(axis, before, after, 1), List.of(this));
  }

  /** Values one after the other along an axis: {@link IndexOp.Concat}. */
  public static Value concat(int axis, List<Value> parts) {
    if (parts.size() <= MOST_PARTS) {
      return parts.size() == 1
          ? parts.get(0)
          : parts.get(0).builder().append("concat", new IndexOp.Concat(axis), parts);
    }
    List<Value> joined = new ArrayList<>();
    for (int from = 0; from < parts.size(); from += MOST_PARTS) {
      joined.add(concat(axis, parts.subList(from, Math.min(parts.size(), from + MOST_PARTS))));
    }
    return concat(axis, joined);
  }

  /** The rows along an axis that an index names: {@link IndexOp.Gather}. */
  public Value gather(int axis, Value index) {
    return builder.append("gather", new IndexOp.Gather(axis), List.of(this, index));
  }

  /** The rows along an axis that are listed. */
  public Value gather(int axis, List<Integer> rows) {
    List<Double> values = rows.stream().map(Integer::doubleValue).toList();
    Op constant = new Op.Constant(values, Shape.of(rows.size()), ElementType.INT);
    return gather(axis, builder.append("rows", constant, List.of()));
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
    return Reductions.sum(label, this, axesToSum(target)).reshape(shape);
  }

  private List<Integer> axesToSum(Shape target) {
    return IntStream.range(0, target.rank())
        .filter(axis -> target.extent(axis).isOne() && !shape().extent(axis).isOne())
        .boxed()
        .toList();
  }
}
