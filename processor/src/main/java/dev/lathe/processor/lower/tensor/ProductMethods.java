package dev.lathe.processor.lower.tensor;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Op.Reduce.Fold;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.ir.Window;
import dev.lathe.processor.lower.layer.GLU;
import dev.lathe.processor.lower.tensor.TensorMethods.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Products, sums up to a place, and windows over pictures. */
final class ProductMethods {
  static final Map<String, Recipe> TABLE = Map.ofEntries(
      Map.entry("matmul", (scope, arguments) -> matmul(arguments)),
      Map.entry("outer", (scope, arguments) -> outer(arguments)),
      Map.entry("glu", (scope, arguments) -> GLU.of(arguments.self(), arguments.axis(1))),
      Map.entry("cumsum", (scope, arguments) -> cumsum(arguments)),
      Map.entry("maxPool2d", (scope, arguments) -> pool(arguments, Fold.MAX)),
      Map.entry("avgPool2d", (scope, arguments) -> avgPool(arguments)),
      Map.entry("upsample", (scope, arguments) -> upsample(arguments)),
      Map.entry("randLike", (scope, arguments) -> scope.random(arguments.self().shape())),
      Map.entry(
          "randnLike",
          (scope, arguments) -> normal(
              scope.random(arguments.self().shape()),
              scope.random(arguments.self().shape()))));

  private ProductMethods() {}

  /** Vectors are matrices of one row or column, which does not stay. */
  private static Value matmul(Arguments arguments) {
    Value left = arguments.self();
    Value right = arguments.tensor(1);
    boolean row = left.shape().rank() == 1;
    boolean column = right.shape().rank() == 1;
    Value product = product(
        row ? left.reshape(left.shape().widenTo(2)) : left,
        column ? right.reshape(new Shape(List.of(right.shape().last(), Extent.of(1)))) : right);
    int rank = product.shape().rank();
    List<Integer> single = new ArrayList<>(row ? List.of(rank - 2) : List.of());
    single.addAll(column ? List.of(rank - 1) : List.of());
    return single.isEmpty() ? product : ReducingMethods.dropped(product, single);
  }

  private static Value product(Value left, Value right) {
    int rank = left.shape().rank();
    if (rank > 2 && right.shape().rank() == 2) {
      Value product = left.flatten(0, rank - 2).matmul(right, false, false);
      return product.reshape(left.shape().with(rank - 1, right.shape().last()));
    }
    Shape leading = leading(left).broadcastWith(leading(right));
    return spread(left, leading).matmul(spread(right, leading), false, false);
  }

  private static Shape leading(Value matrices) {
    return new Shape(matrices.shape().extents().subList(0, matrices.shape().rank() - 2));
  }

  /** As many matrices as the extents before the last two say. */
  private static Value spread(Value matrices, Shape leading) {
    List<Extent> extents = new ArrayList<>(leading.extents());
    int rank = matrices.shape().rank();
    extents.addAll(matrices.shape().extents().subList(rank - 2, rank));
    return matrices.broadcast(new Shape(extents));
  }

  private static Value outer(Arguments arguments) {
    Value left = arguments.self();
    Value right = arguments.tensor(1);
    List<Extent> column = new ArrayList<>(left.shape().extents());
    column.add(Extent.of(1));
    List<Extent> row = new ArrayList<>(right.shape().extents());
    row.add(row.size() - 1, Extent.of(1));
    return left.reshape(new Shape(column)).mul(right.reshape(new Shape(row)));
  }

  /** A product with ones where the column is not after the row. */
  private static Value cumsum(Arguments arguments) {
    int axis = arguments.axis(1);
    int rank = arguments.self().shape().rank();
    int extent = MovingMethods.length(arguments, axis);
    List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    Collections.swap(order, axis, rank - 1);
    Value last = arguments.self().permute(order);
    Expr notAfter = new Expr.Select(
        Expr.binary(BinaryFunction.GREATER, new Expr.Position(0), new Expr.Position(1)),
        Expr.of(0),
        Expr.of(1));
    Value ones =
        last.builder().pointwise("triangle", notAfter, Shape.of(extent, extent), List.of());
    Value sums = rank == 1
        ? last.reshape(Shape.of(1, extent)).matmul(ones, false, false).reshape(last.shape())
        : last.flatten(0, rank - 2).matmul(ones, false, false).reshape(last.shape());
    return sums.permute(order);
  }

  private static Value pool(Arguments arguments, Fold fold) {
    int kernel = arguments.integer(1);
    int stride = arguments.integer(2);
    if (arguments.self().shape().rank() != 4 || kernel < 1 || stride < 1) {
      throw arguments.misfit(
          "batch x channels x height x width, and a kernel and a stride of at least 1",
          arguments.self().shape() + ", " + kernel + " and " + stride,
          "use @MaxPool1d and its like for other shapes");
    }
    int height = rest(arguments.self(), 2, kernel, stride);
    int width = rest(arguments.self(), 3, kernel, stride);
    return arguments
        .self()
        .pool(
            fold,
            List.of(
                new Window(kernel, stride, 0, height, 1), new Window(kernel, stride, 0, width, 1)));
  }

  /** Minus the samples at the end that no window reads. */
  private static int rest(Value value, int axis, int kernel, int stride) {
    return -Math.floorMod(value.shape().extent(axis).count() - kernel, stride);
  }

  private static Value avgPool(Arguments arguments) {
    double size = arguments.integer(1) * arguments.integer(1);
    return pool(arguments, Fold.SUM).mul(1 / size);
  }

  /** The nearest sample, a whole number of times. */
  private static Value upsample(Arguments arguments) {
    int factor = arguments.integer(1);
    Value value = arguments.self();
    if (factor < 1 || value.shape().rank() < 3) {
      throw arguments.misfit(
          "batch x channels x ... and a factor of at least 1",
          value.shape() + ", " + factor,
          "use @Upsample for other factors");
    }
    for (int axis = 2; axis < value.shape().rank(); axis++) {
      int extent = value.shape().extent(axis).count();
      List<Integer> rows =
          IntStream.range(0, extent * factor).mapToObj(row -> row / factor).toList();
      value = value.gather(axis, rows);
    }
    return value;
  }

  /** √(-2 log u) cos(2π v): standard normal (G. Box, M. Muller, 1958). */
  private static Value normal(Value u, Value v) {
    Expr radius = Expr.unary(
        Expr.UnaryFunction.SQRT,
        Expr.of(-2).mul(Expr.unary(Expr.UnaryFunction.LOG, Expr.of(1).sub(Expr.arg(0)))));
    Expr angle = Expr.unary(Expr.UnaryFunction.COS, Expr.of(2 * Math.PI).mul(Expr.arg(1)));
    return u.builder().pointwise("normal", radius.mul(angle), u.shape(), List.of(u, v));
  }
}
