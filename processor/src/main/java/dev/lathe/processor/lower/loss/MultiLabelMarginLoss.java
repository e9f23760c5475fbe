package dev.lathe.processor.lower.loss;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Options;
import java.util.List;

/**
 * Σ over classes y of the example and others i of max(0, 1 - x[y] + x[i]) / classes. The target has a 1 for every class of the example and 0 elsewhere.
 * torch.nn.MultiLabelMarginLoss.
 */
public final class MultiLabelMarginLoss implements LossRecipe {
  @Override
  public Value lower(Scope scope, Options options, List<Value> operands) {
    Pointwise.requireAlike(operands);
    Value output = operands.get(0);
    Value target = operands.get(1);
    ClassScores.targetShape(options, output.shape());
    int classes = output.shape().last().count();
    Value total = null;
    for (int label = 0; label < classes; label++) {
      Expr distance =
          Expr.binary(BinaryFunction.MAX, Expr.of(1).sub(Expr.arg(2)).add(Expr.arg(0)), Expr.of(0));
      Expr term = distance.mul(Expr.arg(3)).mul(Expr.of(1).sub(Expr.arg(1)));
      Value terms = output
          .builder()
          .pointwise(
              "margins",
              term,
              output.shape(),
              List.of(output, target, output.slice(1, label, 1), target.slice(1, label, 1)));
      total = total == null ? terms : total.add(terms);
    }
    Value perExample = java.util.Objects.requireNonNull(total).sum(1).mul(1.0 / classes);
    return Reduced.of(options, perExample);
  }
}
