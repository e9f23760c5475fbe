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
    checks.atLeastOne("out").atLeastOne("kernel").atLeastOne("stride").atLeastOne("dilation").atLeastOne("groups");
    checks.notNegative("padding");
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
    int reach = options.integer("dilation") * (options.integer("kernel") - 1) + 1 - 2 * options.integer("padding");
    if (shape.extent(2).count() < reach || shape.extent(3).count() < reach) {
      throw new Misfit("at least " + reach + " rows and columns", shape.perExample(), "take a smaller kernel or more padding");
    }
    throw new Misfit(
        Code.L116,
        "layers that this version of Lathe writes code for: Linear, Flatten, Dropout and activations",
        options.toString(),
        "use @Flatten and @Linear in place of the convolution",
        null);
  }
}
