package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** Dropout to SELU's least value, scaled and shifted so that mean 0 and variance 1 stay. torch.nn.AlphaDropout. */
public final class AlphaDropout implements LayerRecipe {
  /** SELU(-∞): minus its scale times its alpha. */
  private static final double LEAST = -1.7580993408473766;

  @Override
  public void check(Options options, Checks checks) {
    checks.fraction("value");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    double p = options.number("value");
    if (!scope.training() || p == 0) {
      return input;
    }
    double scale = 1 / Math.sqrt((1 - p) * (1 + p * LEAST * LEAST));
    double shift = -scale * LEAST * p;
    return input.zip("alphaDropout", scope.random(input.shape()), (x, drawn) -> {
      Expr kept =
          new Expr.Select(Expr.binary(BinaryFunction.LESS, drawn, Expr.of(p)), Expr.of(LEAST), x);
      return kept.mul(Expr.of(scale)).add(Expr.of(shift));
    });
  }
}
