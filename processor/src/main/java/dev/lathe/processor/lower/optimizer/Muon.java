package dev.lathe.processor.lower.optimizer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.OptimizerRecipe;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/**
 * Momentum made orthogonal by Newton and Schulz's iteration, for matrices (Jordan, 2024); other parameters are left to AdamW. torch.optim.Muon, in
 * float instead of bfloat16.
 */
public final class Muon implements OptimizerRecipe {
  private static final int COEFFICIENTS = 3;
  private static final int MOST_STEPS = 99;

  @Override
  public void check(Options options, Checks checks) {
    Moments.check(checks);
    checks.positive("adamLr").fraction("momentum");
    List<Double> coefficients = options.numbers("nsCoefficients");
    checks.require(
        coefficients.size() == COEFFICIENTS && coefficients.stream().allMatch(Double::isFinite),
        "nsCoefficients",
        "to be three finite numbers",
        "write {3.4445f, -4.775f, 2.0315f}, say");
    int steps = options.integer("nsSteps");
    checks.require(
        steps >= 1 && steps <= MOST_STEPS, "nsSteps", "to be from 1 to " + MOST_STEPS, "write 5");
  }

  @Override
  public UpdateRule rule(Options options) {
    return Step.rule(options, Muon::append);
  }

  private static void append(Step step) {
    if (step.parameter().shape().rank() == 2) {
      matrix(step.decoupled());
    } else {
      Adam.update(step.slowed(step.number("adamLr") / step.number("lr")).decoupled());
    }
  }

  private static void matrix(Step step) {
    Value buffer = step.mean("momentum_buffer", "momentum", "momentum");
    Value update = step.options().flag("nesterov")
        ? step.mix(
            "nesterov",
            "momentum",
            step.gradient(),
            buffer,
            (m, rest, g, b) -> rest.mul(g).add(m.mul(b)))
        : buffer;
    step.descend("muon", orthogonal(update, step).mul(ratio(step)));
  }

  /** What the learning rate is multiplied with. */
  private static double ratio(Step step) {
    double rows = step.parameter().known().extent(0).count();
    double columns = step.parameter().known().extent(1).count();
    return step.options().text("adjustLrFn").equals("ORIGINAL")
        ? Math.sqrt(Math.max(1, rows / columns))
        : 0.2 * Math.sqrt(Math.max(rows, columns));
  }

  /** The nearest matrix with singular values near 1. */
  private static Value orthogonal(Value matrix, Step step) {
    double eps = step.number("eps");
    List<Double> factors = step.options().numbers("nsCoefficients");
    boolean tall = matrix.shape().extent(0).count() > matrix.shape().extent(1).count();
    Value x = tall ? matrix.transpose() : matrix;
    Value norm = x.square().sum().apply(UnaryFunction.SQRT);
    x = x.zip("unit", norm, (m, n) -> m.div(Step.max(n, Expr.of(eps))));
    for (int iteration = 0; iteration < step.options().integer("nsSteps"); iteration++) {
      Value gram = x.matmul("gram", x, false, true);
      Value square = gram.matmul("square", gram, false, false);
      Value polynomial = gram.zip(
          "polynomial",
          square,
          (g, s) -> Expr.of(factors.get(1)).mul(g).add(Expr.of(factors.get(2)).mul(s)));
      x = x.zip(
          "iterate",
          polynomial.matmul("apply", x, false, false),
          (m, p) -> Expr.of(factors.get(0)).mul(m).add(p));
    }
    return tall ? x.transpose() : x;
  }
}
