package dev.lathe.processor.lower.optimizer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.OptimizerRecipe;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/**
 * First and second moments of the gradient, corrected for their start at zero (Kingma and Ba, 2015); the corrections are computed on the host in
 * double precision, since 1 - 0.999 in float is off by 1e-5. torch.optim.Adam, AdamW.
 *
 * @param decoupled whether weights shrink by themselves (Loshchilov and Hutter, 2019) and not by a gradient
 */
public record Adam(boolean decoupled) implements OptimizerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    Moments.check(checks);
  }

  @Override
  public UpdateRule rule(Options options) {
    return Step.rule(options, this::append);
  }

  private void append(Step step) {
    update(decoupled ? step.decoupled() : step.decayed());
  }

  static void update(Step step) {
    Value mean = step.firstMoment("beta1");
    Value square = step.secondMoment("beta2");
    Value stepSize = step.rate().zip("stepSize", step.correction("beta1"), Expr::div);
    Value root = step.correction("beta2").map("scaleOfSquares", Step::sqrt);
    Expr eps = step.option("eps");
    Value largest = Boolean.TRUE.equals(step.options().values().get("amsgrad"))
        ? largest(step, square)
        : square;
    Value denominator = largest.zip("scale", root, (v, r) -> Step.sqrt(v).div(r).add(eps));
    Value change =
        mean.zip("scale", stepSize, (m, rate) -> rate.mul(m)).zip("ratio", denominator, Expr::div);
    step.subtract("adam", change);
  }

  /** The largest second moment so far (Reddi, Kale and Kumar, 2018). */
  private static Value largest(Step step, Value square) {
    Value kept = step.kept("max_exp_avg_sq", 0);
    return step.keep(kept, kept.zip("largest", square, Step::max));
  }
}
