package dev.lathe.processor.lower.loss;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** (log v + (x - y)² / v) / 2 with variances v. torch.nn.GaussianNLLLoss. */
public final class GaussianNLLLoss implements LossRecipe {
  @Override
  public int operands() {
    return 3;
  }

  @Override
  public void check(Options options, Checks checks) {
    checks.positive("eps");
  }

  @Override
  public Value lower(Scope scope, Options options, List<Value> operands) {
    Pointwise.requireAlike(operands);
    Value variance = operands.get(2).map("bound", v -> bounded(v, options.number("eps")));
    Value error = operands.get(0).sub(operands.get(1)).square();
    Value terms = error.zip(
        "likelihood",
        variance,
        (e, v) -> Expr.unary(UnaryFunction.LOG, v).add(e.div(v)).mul(Expr.of(0.5)));
    double constant = options.flag("full") ? Math.log(2 * Math.PI) / 2 : 0;
    return Reduced.of(options, terms.map("full", x -> x.add(Expr.of(constant))));
  }

  /** At least eps; the gradient goes through as if nothing had been done. */
  private static Expr bounded(Expr v, double eps) {
    Expr raised = Expr.binary(BinaryFunction.MAX, v, Expr.of(eps)).sub(v);
    return v.add(Expr.unary(UnaryFunction.DETACH, raised));
  }
}
