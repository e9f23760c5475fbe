package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** y = x Wᵀ + b over the last axis; both drawn from U(±1/√in). torch.nn.Linear. */
public final class Linear implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.atLeastOne("value");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    int in = input.shape().last().count();
    int out = options.integer("value");
    int lastAxis = input.shape().rank() - 1;
    Init init = new Init.Uniform(1 / Math.sqrt(in));
    Value weight = scope.parameter("weight", Shape.of(out, in), init);
    Value y = input.flatten(0, lastAxis - 1).matmul(weight, false, true);
    if (options.flag("bias")) {
      y = y.zip("addBias", scope.parameter("bias", Shape.of(out), init), Expr::add);
    }
    return y.reshape(input.shape().with(lastAxis, Extent.of(out)));
  }
}
