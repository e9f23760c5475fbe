package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Options;

/** Axes startDim to endDim become one. torch.nn.Flatten. */
public final class Flatten implements LayerRecipe {
  @Override
  public Value lower(Scope scope, Options options, Value input) {
    int from = Axes.of(options, "startDim", input.shape());
    int to = Axes.of(options, "endDim", input.shape());
    if (from > to) {
      String found =
          "startDim " + options.integer("startDim") + " and endDim " + options.integer("endDim");
      throw new Misfit(
          Code.L110,
          "startDim of @Flatten not after endDim",
          found,
          "swap the two, or leave both out",
          options.where("startDim"));
    }
    return input.flatten(from, to);
  }
}
