package dev.lathe.processor.lower.loss;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Misfit;
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
    Pointwise.requireAlike(operands.subList(0, 2));
    Value variance = variance(operands.get(0).shape(), operands.get(2))
        .map("bound", v -> bounded(v, options.number("eps")));
    Value error = operands.get(0).sub(operands.get(1)).square();
    Value terms = error.zip(
        "likelihood",
        variance,
        (e, v) -> Expr.unary(UnaryFunction.LOG, v).add(e.div(v)).mul(Expr.of(0.5)));
    double constant = options.flag("full") ? Math.log(2 * Math.PI) / 2 : 0;
    return Reduced.of(options, terms.map("full", x -> x.add(Expr.of(constant))));
  }

  /** One variance for each number, or one for all of the last axis, which may be left out. */
  private static Value variance(Shape output, Value variance) {
    Shape single = output.with(output.rank() - 1, Extent.of(1));
    boolean without =
        variance.shape().equals(new Shape(output.extents().subList(0, output.rank() - 1)));
    if (variance.shape().equals(output) || variance.shape().equals(single) || without) {
      return without ? variance.reshape(single) : variance;
    }
    throw Misfit.ofShape(
        Code.L106,
        "variances of the output's shape, or one for all of its last dimension",
        output + " and " + variance.shape(),
        "make the two agree");
  }

  /** At least eps; the gradient goes through as if nothing had been done. */
  private static Expr bounded(Expr v, double eps) {
    Expr raised = Expr.binary(BinaryFunction.MAX, v, Expr.of(eps)).sub(v);
    return v.add(Expr.unary(UnaryFunction.DETACH, raised));
  }
}
