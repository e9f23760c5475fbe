package dev.lathe.processor.lower.tensor;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Reductions;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.tensor.TensorMethods.Recipe;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Methods that fold dimensions; folded ones leave the shape unless they are to be kept. */
final class ReducingMethods {
  static final Map<String, Recipe> TABLE = Map.ofEntries(
      Map.entry("sum", (scope, arguments) -> folded(arguments, Reductions::sum)),
      Map.entry("mean", (scope, arguments) -> folded(arguments, Reductions::mean)),
      Map.entry("max", (scope, arguments) -> single(arguments, Value::max)),
      Map.entry("min", (scope, arguments) -> single(arguments, ReducingMethods::min)),
      Map.entry("var", (scope, arguments) -> variance(arguments)),
      Map.entry("norm", (scope, arguments) -> single(arguments, ReducingMethods::norm)),
      Map.entry("logsumexp", (scope, arguments) -> single(arguments, ReducingMethods::logSumExp)),
      Map.entry("softmax", (scope, arguments) -> softmax(arguments)),
      Map.entry("logSoftmax", (scope, arguments) -> logSoftmax(arguments)));

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

  private static Value single(Arguments arguments, Fold fold) {
    int axis = arguments.axis(1);
    return dropped(fold.of(arguments.self(), axis), List.of(axis));
  }

  private static Value min(Value value, int axis) {
    return value.negate().max(axis).negate();
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
    return dropped(unbiased ? variance.mul(count / (count - 1)) : variance, List.of(axis));
  }

  private static Value norm(Value value, int axis) {
    return value.square().sum(axis).apply(Expr.UnaryFunction.SQRT);
  }

  private static Value logSumExp(Value value, int axis) {
    Value largest = value.max(axis).detach();
    return value.sub(largest).exp().sum(axis).log().add(largest);
  }

  private static Value softmax(Arguments arguments) {
    int axis = arguments.axis(1);
    Value exp = arguments.self().sub(arguments.self().max(axis).detach()).exp();
    return exp.div(exp.sum(axis));
  }

  private static Value logSoftmax(Arguments arguments) {
    int axis = arguments.axis(1);
    Value shifted = arguments.self().sub(arguments.self().max(axis).detach());
    return shifted.sub(shifted.exp().sum(axis).log());
  }
}
