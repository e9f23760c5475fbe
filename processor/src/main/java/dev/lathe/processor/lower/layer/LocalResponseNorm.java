package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** x / (k + α/size Σ x²)^β over neighbouring channels. torch.nn.LocalResponseNorm. */
public final class LocalResponseNorm implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.atLeastOne("size").finite("alpha").finite("beta").positive("k");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    int size = options.integer("size");
    int channels = Spatial.channels(input.shape());
    Value padded = input.square().pad(1, size / 2, (size - 1) / 2);
    Value sum = padded.slice(1, 0, channels);
    for (int shift = 1; shift < size; shift++) {
      sum = sum.add(padded.slice(1, shift, channels));
    }
    double alpha = options.number("alpha") / size;
    return input.zip(
        "respond",
        sum,
        (x, squares) -> x.div(Expr.binary(
            BinaryFunction.POW,
            squares.mul(Expr.of(alpha)).add(Expr.of(options.number("k"))),
            Expr.of(options.number("beta")))));
  }
}
