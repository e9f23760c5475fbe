package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Op.Reduce.Fold;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/**
 * The largest sample of each window. torch.nn.MaxPool1d, MaxPool2d, MaxPool3d.
 *
 * @param space how many axes there are
 */
public record MaxPool(Spatial space) implements LayerRecipe {
  public static MaxPool over(int axes) {
    return new MaxPool(new Spatial(axes));
  }

  @Override
  public void check(Options options, Checks checks) {
    Pooling.check(options, checks);
    checks.eachAtLeast("padding", 0).eachAtLeast("dilation", 1);
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    return input.pool(Fold.MAX, Pooling.windows(space, options, input.shape()));
  }
}
