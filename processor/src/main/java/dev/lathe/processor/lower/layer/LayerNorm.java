package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** Every example normalised over its last axes. torch.nn.LayerNorm. */
public final class LayerNorm implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.sizes("value").positive("eps");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    List<Integer> extents = Norms.normalizedShape(options, input.shape());
    return lower(
        scope,
        input,
        extents,
        options.number("eps"),
        options.flag("elementwiseAffine"),
        options.flag("bias"));
  }

  /** Over the last axis, with a weight. */
  static Value lower(Scope scope, Value input, double eps, boolean bias) {
    return lower(scope, input, List.of(input.shape().last().count()), eps, true, bias);
  }

  private static Value lower(
      Scope scope, Value input, List<Integer> extents, double eps, boolean affine, boolean bias) {
    Value joined = Norms.joined(input, extents.size());
    Value y =
        Norms.normalized(joined, List.of(joined.shape().rank() - 1), eps).reshape(input.shape());
    if (!affine) {
      return y;
    }
    Shape shape = Shape.of(Conv.ints(extents));
    y = y.zip("weigh", scope.parameter("weight", shape, new Init.Constant(1)), Expr::mul);
    return bias
        ? y.zip("addBias", scope.parameter("bias", shape, new Init.Constant(0)), Expr::add)
        : y;
  }
}
