package dev.lathe.processor.lower.loss;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.lower.layer.Formulas;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** 1 - (2 Σ p y + s) / (Σ p + Σ y + s) for each example, p = σ(x) (Milletari, Navab and Ahmadi, 2016). */
public final class DiceLoss implements LossRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.notNegative("smooth");
  }

  @Override
  public Value lower(Scope scope, Options options, List<Value> operands) {
    Pointwise.requireAlike(operands);
    Value p = rows(operands.get(0)).map("sigmoid", Formulas::sigmoid);
    Value y = rows(operands.get(1));
    Expr smooth = Expr.of(options.number("smooth"));
    Value overlap = p.mul(y).sum(1);
    Value total = p.add(y).sum(1);
    Value terms = overlap.zip(
        "dice", total, (o, t) -> Expr.of(1).sub(Expr.of(2).mul(o).add(smooth).div(t.add(smooth))));
    return Reduced.of(options, terms);
  }

  private static Value rows(Value value) {
    int size = value.shape().size().count() / value.shape().extent(0).count();
    return value.reshape(new Shape(List.of(value.shape().extent(0), Extent.of(size))));
  }
}
