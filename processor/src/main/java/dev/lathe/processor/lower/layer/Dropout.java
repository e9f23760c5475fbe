package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** While training, each element is dropped with probability p and the others are scaled by 1/(1 - p). torch.nn.Dropout. */
public final class Dropout implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.fraction("value");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    return lower(scope, input, options.number("value"));
  }

  /** With probability p while training. */
  static Value lower(Scope scope, Value input, double p) {
    if (!scope.training() || p == 0) {
      return input;
    }
    Expr scale = Expr.of(1 / (1 - p));
    return input.zip(
        "dropout",
        scope.random(input.shape()),
        (x, drawn) -> new Expr.Select(
            Expr.binary(BinaryFunction.LESS, drawn, Expr.of(p)), Expr.of(0), x.mul(scale)));
  }
}
