package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.ir.Window;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** (Σ xᵖ)^(1/p) over each window. torch.nn.LPPool2d. */
public final class LPPool implements LayerRecipe {
  private static final Spatial SPACE = new Spatial(2);

  @Override
  public void check(Options options, Checks checks) {
    Pooling.check(options, checks);
    checks.positive("normType");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    double p = options.number("normType");
    List<Window> windows = Pooling.windows(SPACE, options, input.shape());
    int size = windows.stream().mapToInt(Window::size).reduce(1, Math::multiplyExact);
    Value powers = input.map("power", x -> Expr.binary(BinaryFunction.POW, x, Expr.of(p)));
    // as PyTorch: what is cut off a window counts as much as its mean
    Value sum = AvgPool.mean(powers, windows, List.of()).mul(size);
    Expr zero = Expr.of(0);
    return sum.map(
        "root",
        x -> Expr.binary(
            BinaryFunction.POW, Expr.binary(BinaryFunction.MAX, x, zero), Expr.of(1 / p)));
  }
}
