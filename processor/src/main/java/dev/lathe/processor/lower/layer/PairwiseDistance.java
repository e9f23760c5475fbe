package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** (Σ |a - b + eps|ᵖ)^(1/p) over the last axis. torch.nn.PairwiseDistance. */
public final class PairwiseDistance implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.positive("p").notNegative("eps");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    throw Pairs.needed(1);
  }

  @Override
  public Value call(Scope scope, Options options, List<Value> inputs) {
    Pairs.require(inputs, 0);
    Value distance = of(inputs.get(0), inputs.get(1), options.number("p"), options.number("eps"));
    int last = distance.shape().rank() - 1;
    return options.flag("keepdim") ? distance : CosineSimilarity.without(distance, last);
  }

  /** The p-norm of the difference over the last axis, which stays with an extent of 1. */
  public static Value of(Value a, Value b, double p, double eps) {
    int last = a.shape().rank() - 1;
    Value difference = a.zip("difference", b, (x, y) -> x.sub(y).add(Expr.of(eps)));
    if (p == 2) {
      return difference.square().sum(last).apply(UnaryFunction.SQRT);
    }
    Value powers = difference.map(
        "power",
        x -> p == 1
            ? Expr.unary(UnaryFunction.ABS, x)
            : Expr.binary(BinaryFunction.POW, Expr.unary(UnaryFunction.ABS, x), Expr.of(p)));
    Value sum = powers.sum(last);
    return p == 1 ? sum : sum.map("root", x -> Expr.binary(BinaryFunction.POW, x, Expr.of(1 / p)));
  }
}
