package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** Leaky ReLU whose slope is drawn for each element while training. torch.nn.RReLU. */
public final class RReLU implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks
        .finite("lower")
        .finite("upper")
        .require(
            options.number("lower") <= options.number("upper"),
            "lower",
            "to be at most upper, " + options.text("upper"),
            "swap the two");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    double lower = options.number("lower");
    double upper = options.number("upper");
    if (!scope.training()) {
      return input.map("rrelu", x -> Formulas.leakyRelu(x, (lower + upper) / 2));
    }
    return input.zip("rrelu", scope.random(input.shape()), (x, drawn) -> {
      Expr slope = drawn.mul(Expr.of(upper - lower)).add(Expr.of(lower));
      return Formulas.choose(Formulas.greater(x, 0), x, x.mul(slope));
    });
  }
}
