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
    int rank = input.shape().rank();
    int from = axis(options, "startDim", rank);
    int to = axis(options, "endDim", rank);
    if (from > to) {
      String found = "startDim " + options.integer("startDim") + " and endDim " + options.integer("endDim");
      throw new Misfit(
          Code.L110, "startDim not after endDim", found, "swap the two, or leave both out", options.where("startDim"));
    }
    return input.flatten(from, to);
  }

  private static int axis(Options options, String member, int rank) {
    int written = options.integer(member);
    int axis = written < 0 ? written + rank : written;
    if (axis < 1 || axis >= rank) {
      String range = member + " of @Flatten between 1 and " + (rank - 1) + " (the batch is dimension 0, -1 the last)";
      throw new Misfit(
          Code.L110, range, Integer.toString(written), "write a dimension in that range", options.where(member));
    }
    return axis;
  }
}
