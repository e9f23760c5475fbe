package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** Groups of channels of every example normalised by themselves. torch.nn.GroupNorm. */
public final class GroupNorm implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.atLeastOne("groups").positive("eps");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    return normalized(scope, options, input, options.integer("groups"));
  }

  /** Each group of channels over all its places. */
  static Value normalized(Scope scope, Options options, Value input, int groups) {
    int channels = Spatial.channels(input.shape());
    if (channels % groups != 0) {
      throw new Misfit(
          "channels that divide into " + groups + " groups",
          input.shape().perExample(),
          "take a number of groups that divides " + channels);
    }
    int size = input.shape().merge(1, input.shape().rank() - 1).last().count() / groups;
    Shape grouped = new Shape(List.of(input.shape().extent(0), Extent.of(groups), Extent.of(size)));
    Value y = Norms.normalized(input.reshape(grouped), List.of(2), options.number("eps"))
        .reshape(input.shape());
    return BatchNorm.affine(
        scope, options, y, channels, Spatial.perChannel(channels, input.shape().rank()));
  }
}
