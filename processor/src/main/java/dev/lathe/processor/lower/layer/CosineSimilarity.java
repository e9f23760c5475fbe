package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.List;

/** a b / (max(|a|, eps) max(|b|, eps)) along an axis. torch.nn.CosineSimilarity. */
public final class CosineSimilarity implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.positive("eps");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    throw Pairs.needed(1);
  }

  @Override
  public Value call(Scope scope, Options options, List<Value> inputs) {
    Pairs.require(inputs, 0);
    int axis = Axes.of(options, "dim", inputs.get(0).shape());
    return without(of(inputs.get(0), inputs.get(1), axis, options.number("eps")), axis);
  }

  /** The cosine along an axis, which stays with an extent of 1. */
  public static Value of(Value a, Value b, int axis, double eps) {
    Value product = a.mul(b).sum(axis);
    return product.div(norm(a, axis, eps).mul(norm(b, axis, eps)));
  }

  private static Value norm(Value x, int axis, double eps) {
    return x.square()
        .sum(axis)
        .map(
            "norm",
            sum ->
                Expr.binary(BinaryFunction.MAX, Expr.unary(UnaryFunction.SQRT, sum), Expr.of(eps)));
  }

  static Value without(Value value, int axis) {
    List<Extent> extents = new ArrayList<>(value.shape().extents());
    extents.remove(axis);
    return value.reshape(new Shape(extents));
  }
}
