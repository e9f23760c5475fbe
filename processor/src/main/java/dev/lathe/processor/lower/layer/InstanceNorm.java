package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/**
 * Every channel of every example normalised by itself. torch.nn.InstanceNorm1d, InstanceNorm2d.
 *
 * @param space how many axes there are
 */
public record InstanceNorm(Spatial space) implements LayerRecipe {
  public static InstanceNorm over(int axes) {
    return new InstanceNorm(new Spatial(axes));
  }

  @Override
  public void check(Options options, Checks checks) {
    checks.positive("eps");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    space.require(input.shape());
    return GroupNorm.normalized(scope, options, input, Spatial.channels(input.shape()));
  }
}
