package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** x above 0, a learnt multiple of it below. torch.nn.PReLU. */
public final class PReLU implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.atLeastOne("count").finite("init");
  }

  @Override
  public String parameters() {
    return "activation";
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    int count = options.integer("count");
    int channels = input.shape().rank() > 1 ? Spatial.channels(input.shape()) : 1;
    if (count != 1 && count != channels) {
      throw new Misfit(
          Code.L110,
          "count of @PReLU to be 1 or the number of channels, " + channels,
          Integer.toString(count),
          "write count = " + channels,
          options.where("count"));
    }
    Init init = new Init.Constant(options.number("init"));
    Value weight = scope.parameter("weight", Shape.of(count), init);
    Shape broadcast =
        count == 1 ? Shape.of(1) : Spatial.perChannel(count, input.shape().rank());
    return input.zip(
        "prelu",
        weight.reshape(broadcast),
        (x, slope) -> Formulas.choose(Formulas.greater(x, 0), x, x.mul(slope)));
  }
}
