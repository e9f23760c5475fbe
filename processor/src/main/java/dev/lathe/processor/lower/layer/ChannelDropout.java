package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/**
 * While training, whole channels are dropped with probability p and the others are scaled by 1/(1 - p). torch.nn.Dropout1d, Dropout2d.
 *
 * @param space how many axes there are
 */
public record ChannelDropout(Spatial space) implements LayerRecipe {
  public static ChannelDropout over(int axes) {
    return new ChannelDropout(new Spatial(axes));
  }

  @Override
  public void check(Options options, Checks checks) {
    checks.fraction("value");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    space.require(input.shape());
    double p = options.number("value");
    if (!scope.training() || p == 0) {
      return input;
    }
    Shape channels = input.shape();
    for (int axis = 2; axis < channels.rank(); axis++) {
      channels = channels.with(axis, Extent.of(1));
    }
    Expr scale = Expr.of(1 / (1 - p));
    return input.zip(
        "dropout",
        scope.random(channels),
        (x, drawn) -> new Expr.Select(
            Expr.binary(BinaryFunction.LESS, drawn, Expr.of(p)), Expr.of(0), x.mul(scale)));
  }
}
