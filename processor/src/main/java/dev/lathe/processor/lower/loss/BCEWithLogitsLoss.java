package dev.lathe.processor.lower.loss;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Reductions;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/**
 * -(p y log σ(x) + (1 - y) log(1 - σ(x))). torch.nn.BCEWithLogitsLoss, MultiLabelSoftMarginLoss.
 *
 * @param overClasses whether the mean over the classes is taken first, which matters to a sum
 */
public record BCEWithLogitsLoss(boolean overClasses) implements LossRecipe {
  private static final String POS_WEIGHT = "posWeight";

  @Override
  public void check(Options options, Checks checks) {
    Weights.check(options, POS_WEIGHT, checks);
    Weights.check(options, Weights.WEIGHT, checks);
  }

  @Override
  public Value lower(Scope scope, Options options, List<Value> operands) {
    Pointwise.requireAlike(operands);
    Value terms = entropy(options, operands.get(0), operands.get(1));
    Value weighed = Weights.weigh(options, terms);
    int last = terms.shape().rank() - 1;
    return Reduced.of(options, overClasses ? Reductions.mean(weighed, List.of(last)) : weighed);
  }

  private static Value entropy(Options options, Value output, Value target) {
    if (!Weights.has(options, POS_WEIGHT)) {
      return output.zip("entropy", target, Pointwise::logits);
    }
    Value weight = Weights.constant(options, POS_WEIGHT, output);
    Expr one = Expr.of(1);
    Expr factor = one.add(Expr.arg(2).sub(one).mul(Expr.arg(1)));
    Expr term = one.sub(Expr.arg(1))
        .mul(Expr.arg(0))
        .add(factor.mul(Pointwise.softplus(Expr.arg(0).negate())));
    return output
        .builder()
        .pointwise("entropy", term, output.shape(), List.of(output, target, weight));
  }
}
