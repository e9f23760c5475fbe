package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Reductions;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** x / √(mean x² + eps) over the last axes. torch.nn.RMSNorm. */
public final class RMSNorm implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.sizes("value").positive("eps");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    List<Integer> extents = Norms.normalizedShape(options, input.shape());
    Value joined = Norms.joined(input, extents.size());
    Value square = Reductions.mean(joined.square(), List.of(joined.shape().rank() - 1));
    Value y = Norms.scaled(joined, square, options.number("eps")).reshape(input.shape());
    Shape shape = Shape.of(Conv.ints(extents));
    return options.flag("elementwiseAffine")
        ? y.zip("weigh", scope.parameter("weight", shape, new Init.Constant(1)), Expr::mul)
        : y;
  }
}
