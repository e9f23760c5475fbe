package dev.lathe.processor.lower.tensor;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Reductions;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.layer.Softmax;
import dev.lathe.processor.lower.tensor.TensorMethods.Recipe;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Methods that fold dimensions; folded ones leave the shape unless they are to be kept. */
final class ReducingMethods {
  static final Map<String, Recipe> TABLE = Map.ofEntries(
      Map.entry("sum", (scope, arguments) -> folded(arguments, Reductions::sum)),
      Map.entry("mean", (scope, arguments) -> folded(arguments, Reductions::mean)),
      Map.entry("max", (scope, arguments) -> extreme(arguments, Value::max)),
      Map.entry("min", (scope, arguments) -> extreme(arguments, ReducingMethods::min)),
      Map.entry(
          "argmax",
          (scope, arguments) -> single(arguments, (x, axis) -> place(x, axis, x.max(axis)))),
      Map.entry(
          "argmin",
          (scope, arguments) -> single(arguments, (x, axis) -> place(x, axis, min(x, axis)))),
      Map.entry("var", (scope, arguments) -> spread(arguments, x -> x)),
      Map.entry(
          "std", (scope, arguments) -> spread(arguments, x -> x.apply(Expr.UnaryFunction.SQRT))),
      Map.entry("norm", (scope, arguments) -> single(arguments, ReducingMethods::norm)),
      Map.entry("logsumexp", (scope, arguments) -> single(arguments, ReducingMethods::logSumExp)),
      Map.entry("normalize", (scope, arguments) -> normalize(arguments)),
      Map.entry("softmax", (scope, arguments) -> Softmax.of(arguments.self(), arguments.axis(1))),
      Map.entry(
          "softmin",
          (scope, arguments) -> Softmax.of(arguments.self().negate(), arguments.axis(1))),
      Map.entry(
          "logSoftmax",
          (scope, arguments) -> Softmax.logarithm(arguments.self(), arguments.axis(1))));

  private ReducingMethods() {}

  /** How an axis is folded; it stays with an extent of 1. */
  @FunctionalInterface
  private interface Fold {
    Value of(Value value, int axis);
  }

  @FunctionalInterface
  private interface FoldAll {
    Value of(Value value, List<Integer> axes);
  }

  /** Without dimensions all of them; one dimension with a flag that keeps it. */
  private static Value folded(Arguments arguments, FoldAll fold) {
    boolean keep = arguments.count() == 2 && arguments.all().get(2) instanceof Boolean kept && kept;
    boolean flagged = arguments.count() == 2 && arguments.all().get(2) instanceof Boolean;
    List<Integer> axes = flagged ? List.of(arguments.axis(1)) : axes(arguments);
    Value full = fold.of(arguments.self(), axes);
    return keep ? full : dropped(full, axes);
  }

  private static List<Integer> axes(Arguments arguments) {
    int rank = arguments.self().shape().rank();
    List<Integer> written = arguments.integers(1);
    return written.isEmpty()
        ? IntStream.range(0, rank).boxed().toList()
        : written.stream()
            .map(axis -> arguments.axis(axis, rank))
            .distinct()
            .sorted()
            .toList();
  }

  /** The value without axes, whose extent is 1. */
  static Value dropped(Value value, List<Integer> axes) {
    List<Extent> kept = IntStream.range(0, value.shape().rank())
        .filter(axis -> !axes.contains(axis))
        .mapToObj(value.shape()::extent)
        .toList();
    return value.reshape(new Shape(kept));
  }

  /** Over one dimension, which stays where a flag behind it says so. */
  private static Value single(Arguments arguments, Fold fold) {
    int axis = arguments.axis(1);
    return kept(arguments, 2, fold.of(arguments.self(), axis), axis);
  }

  /** The value as it is where argument number {@code index} is true, else without the axis. */
  private static Value kept(Arguments arguments, int index, Value folded, int axis) {
    boolean keep = arguments.count() >= index && arguments.flag(index);
    return keep ? folded : dropped(folded, List.of(axis));
  }

  /** Over one dimension, or over all of them. */
  private static Value extreme(Arguments arguments, Fold fold) {
    if (arguments.count() > 0) {
      return single(arguments, fold);
    }
    Value all = arguments.self();
    List<Integer> axes = axes(arguments);
    for (int axis : axes) {
      all = fold.of(all, axis);
    }
    return dropped(all, axes);
  }

  /** The first place of one axis at which an element is the one that is looked for. */
  private static Value place(Value x, int axis, Value wanted) {
    Expr here = new Expr.Position(axis).negate();
    Expr nowhere = Expr.of(-x.shape().extent(axis).count());
    return x.zip(
            "place",
            wanted,
            (each, one) ->
                new Expr.Select(Expr.binary(BinaryFunction.EQUAL, each, one), here, nowhere))
        .max(axis)
        .negate();
  }

  private static Value min(Value value, int axis) {
    return value.negate().max(axis).negate();
  }

  private static Value spread(Arguments arguments, UnaryOperator<Value> ofVariance) {
    Value variance = ofVariance.apply(variance(arguments));
    return kept(arguments, 3, variance, arguments.axis(1));
  }

  private static Value variance(Arguments arguments) {
    int axis = arguments.axis(1);
    Value x = arguments.self();
    Value squares = x.sub(Reductions.mean(x, List.of(axis))).square();
    Value variance = Reductions.mean(squares, List.of(axis));
    double count = x.shape().extent(axis).count();
    boolean unbiased = arguments.flag(2);
    if (unbiased && x.shape().extent(axis).batched()) {
      throw arguments.misfit(
          "a dimension of constant length for an unbiased variance",
          "the batch",
          "write var(" + axis + ", false)");
    }
    return unbiased ? variance.mul(count / (count - 1)) : variance;
  }

  private static Value norm(Value value, int axis) {
    return value.square().sum(axis).apply(Expr.UnaryFunction.SQRT);
  }

  private static Value logSumExp(Value value, int axis) {
    Value largest = value.max(axis).detach();
    return value.sub(largest).exp().sum(axis).log().add(largest);
  }

  private static Value normalize(Arguments arguments) {
    Expr least = Expr.of(1e-12);
    Value length = norm(arguments.self(), arguments.axis(1));
    return arguments
        .self()
        .zip("normalize", length, (x, n) -> x.div(Expr.binary(BinaryFunction.MAX, n, least)));
  }
}
