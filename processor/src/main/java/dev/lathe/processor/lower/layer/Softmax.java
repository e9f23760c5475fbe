package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Options;

/** exp(x - max) divided by its sum along one axis. torch.nn.Softmax. */
public final class Softmax implements LayerRecipe {
  @Override
  public Value lower(Scope scope, Options options, Value input) {
    int axis = Axes.of(options, "dim", input.shape());
    Value exp = input.sub(input.max(axis).detach()).exp();
    return exp.zip("softmax", exp.sum(axis), (e, sum) -> e.div(sum));
  }
}
