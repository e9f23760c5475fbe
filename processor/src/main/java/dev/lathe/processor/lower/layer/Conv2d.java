package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** Checks that a convolution fits what reaches it (torch.nn.Conv2d's rules); there is no code for one in this version, which is said. */
public final class Conv2d implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks
        .atLeastOne("out")
        .atLeastOne("kernel")
        .atLeastOne("stride")
        .atLeastOne("dilation")
        .atLeastOne("groups");
    checks.notNegative("padding");
    int groups = Math.max(1, options.integer("groups"));
    checks.require(
        options.integer("out") % groups == 0,
        "out",
        "to be a multiple of groups, " + groups,
        "take " + groups + ", say");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    Shape shape = input.shape();
    if (shape.rank() != 4) {
      throw new Misfit(
          "an input of 3 dimensions (channels x height x width)",
          shape.perExample(),
          "put the layer where pictures are, or give them a channel dimension: @Network(input = {1, 28, 28})");
    }
    long reach = options.whole("dilation") * (options.whole("kernel") - 1)
        + 1
        - 2 * options.whole("padding");
    if (shape.extent(2).count() < reach || shape.extent(3).count() < reach) {
      throw new Misfit(
          "at least " + reach + " rows and columns",
          shape.perExample(),
          "take a smaller kernel or more padding");
    }
    if (shape.extent(1).count() % options.integer("groups") != 0) {
      String expected = "channels that divide into " + options.integer("groups") + " groups";
      throw new Misfit(
          expected, shape.perExample(), "take a number of groups that divides " + shape.extent(1));
    }
    throw new Misfit(
        Code.L116,
        "a layer that this version of Lathe writes code for: @Linear, @Flatten, @Dropout or an activation",
        options.toString(),
        "use @Flatten and @Linear in place of the convolution",
        null);
  }
}
