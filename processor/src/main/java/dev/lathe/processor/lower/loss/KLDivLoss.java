package dev.lathe.processor.lower.loss;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** y (log y - x) of log-probabilities x. torch.nn.KLDivLoss. */
public final class KLDivLoss implements LossRecipe {
  @Override
  public Value lower(Scope scope, Options options, List<Value> operands) {
    Pointwise.requireAlike(operands);
    boolean log = options.flag("logTarget");
    Value terms = operands
        .get(0)
        .zip("divergence", operands.get(1), (x, y) -> log ? ofLog(x, y) : ofShare(x, y));
    return options.text("reduction").equals("BATCHMEAN")
        ? Reduced.byBatch(terms)
        : Reduced.of(options, terms);
  }

  private static Expr ofLog(Expr x, Expr y) {
    return Expr.unary(UnaryFunction.EXP, y).mul(y.sub(x));
  }

  private static Expr ofShare(Expr x, Expr y) {
    return new Expr.Select(
        Expr.binary(BinaryFunction.GREATER, y, Expr.of(0)),
        y.mul(Expr.unary(UnaryFunction.LOG, y).sub(x)),
        Expr.of(0));
  }
}
