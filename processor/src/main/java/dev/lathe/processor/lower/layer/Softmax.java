package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Options;

/** exp(x - max) divided by its sum along one axis. torch.nn.Softmax. */
public final class Softmax implements LayerRecipe {
  @Override
  public Value lower(Scope scope, Options options, Value input) {
    int axis = axis(options, input.shape().rank());
    Value exp = input.sub(input.max(axis).detach()).exp();
    return exp.zip("softmax", exp.sum(axis), (e, sum) -> e.div(sum));
  }

  private static int axis(Options options, int rank) {
    int written = options.integer("dim");
    int axis = written < 0 ? written + rank : written;
    if (axis < 1 || axis >= rank) {
      String range = "dim of @Softmax between 1 and " + (rank - 1) + " (the batch is dimension 0, -1 the last)";
      throw new Misfit(
          Code.L110, range, Integer.toString(written), "write a dimension in that range", options.where("dim"));
    }
    return axis;
  }
}
