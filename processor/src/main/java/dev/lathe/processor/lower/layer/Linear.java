package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
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
    return lower(scope, input, options.integer("value"), options.flag("bias"));
  }

  /** A linear layer with parameters of the current layer's. */
  static Value lower(Scope scope, Value input, int out, boolean bias) {
    int in = input.shape().last().count();
    Init init = new Init.Uniform(1 / Math.sqrt(in));
    Value weight = scope.parameter("weight", Shape.of(out, in), init);
    Value y = product(input, weight);
    return bias ? y.zip("addBias", scope.parameter("bias", Shape.of(out), init), Expr::add) : y;
  }

  /** x Wᵀ over the last axis. */
  static Value product(Value input, Value weight) {
    int last = input.shape().rank() - 1;
    return input
        .flatten(0, last - 1)
        .matmul(weight, false, true)
        .reshape(input.shape().with(last, weight.shape().extent(0)));
  }
}
