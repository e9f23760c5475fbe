package dev.lathe.processor.lower.loss;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Reductions;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** -(p y log σ(x) + (1 - y) log(1 - σ(x))), also averaged over classes. torch.nn.BCEWithLogitsLoss, MultiLabelSoftMarginLoss. */
public final class BCEWithLogitsLoss implements LossRecipe {
  @Override
  public void check(Options options, Checks checks) {
    for (String member : List.of("posWeight", "weight")) {
      if (options.values().containsKey(member)) {
        boolean sound = options.numbers(member).stream().allMatch(each -> each >= 0);
        checks.require(sound, member, "to be at least 0", "write one number a class");
      }
    }
  }

  @Override
  public Value lower(Scope scope, Options options, List<Value> operands) {
    Pointwise.requireAlike(operands);
    Value output = operands.get(0);
    Value terms = options.values().containsKey("posWeight")
        ? weighed(options, output, operands.get(1))
        : output.zip("entropy", operands.get(1), Pointwise::logits);
    boolean overClasses = options.values().containsKey("weight");
    return Reduced.of(options, overClasses ? meanOverClasses(options, terms) : terms);
  }

  private static Value weighed(Options options, Value output, Value target) {
    if (options.numbers("posWeight").isEmpty()) {
      return output.zip("entropy", target, Pointwise::logits);
    }
    Value weight = constant(options, "posWeight", output);
    Expr one = Expr.of(1);
    Expr factor = one.add(Expr.arg(2).sub(one).mul(Expr.arg(1)));
    Expr term = one.sub(Expr.arg(1))
        .mul(Expr.arg(0))
        .add(factor.mul(Pointwise.softplus(Expr.arg(0).negate())));
    return output
        .builder()
        .pointwise("entropy", term, output.shape(), List.of(output, target, weight));
  }

  private static Value meanOverClasses(Options options, Value terms) {
    Value weighed =
        options.numbers("weight").isEmpty() ? terms : terms.mul(constant(options, "weight", terms));
    return Reductions.mean(weighed, List.of(terms.shape().rank() - 1));
  }

  private static Value constant(Options options, String member, Value output) {
    List<Double> values = options.numbers(member);
    if (values.size() != output.shape().last().count()) {
      throw new Misfit(
          Code.L106,
          "one " + member + " for each of the " + output.shape().last().count() + " outputs",
          values.size() + " numbers",
          "give as many, or none",
          options.where(member));
    }
    return output
        .builder()
        .append(member, new Op.Constant(values, Shape.of(values.size())), List.of());
  }
}
