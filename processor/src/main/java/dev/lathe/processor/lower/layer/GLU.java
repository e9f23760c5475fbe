package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Options;

/** One half of an axis times the sigmoid of the other. torch.nn.GLU. */
public final class GLU implements LayerRecipe {
  @Override
  public Value lower(Scope scope, Options options, Value input) {
    return of(input, Axes.of(options, "dim", input.shape()));
  }

  /** The first half of an axis times the logistic function of the second. */
  public static Value of(Value input, int axis) {
    int extent = input.shape().extent(axis).count();
    if (extent % 2 != 0) {
      throw new Misfit(
          "an even number of elements along dimension " + axis,
          input.shape().perExample(),
          "give the layer before twice the outputs");
    }
    Value gate = input.slice(axis, extent / 2, extent / 2);
    return input.slice(axis, 0, extent / 2).zip("glu", gate, (a, b) -> a.mul(Formulas.sigmoid(b)));
  }
}
