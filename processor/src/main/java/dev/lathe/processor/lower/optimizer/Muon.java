package dev.lathe.processor.lower.optimizer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.OptimizerRecipe;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/**
 * Momentum made orthogonal by Newton and Schulz's iteration, for matrices (Jordan, 2024); other parameters are left to AdamW. torch.optim.Muon, in
 * float instead of bfloat16.
 */
public final class Muon implements OptimizerRecipe {
  private static final int ITERATIONS = 5;
  private static final double A = 3.4445;
  private static final double B = -4.7750;
  private static final double C = 2.0315;

  @Override
  public void check(Options options, Checks checks) {
    Moments.check(checks);
    checks.positive("adamLr").fraction("momentum");
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
    double momentum = step.number("momentum");
    Value buffer = step.moment("momentum_buffer", "momentum", momentum, g -> g);
    Value update = step.options().flag("nesterov")
        ? step.gradient()
            .zip(
                "nesterov",
                buffer,
                (g, b) -> Expr.of(1 - momentum).mul(g).add(Expr.of(momentum).mul(b)))
        : buffer;
    double rows = step.parameter().shape().extent(0).count();
    double columns = step.parameter().shape().extent(1).count();
    double ratio = Math.sqrt(Math.max(1, rows / columns));
    step.descend("muon", orthogonal(update, step.number("eps")).mul(ratio));
  }

  /** The nearest matrix with singular values near 1. */
  private static Value orthogonal(Value matrix, double eps) {
    boolean tall = matrix.shape().extent(0).count() > matrix.shape().extent(1).count();
    Value x = tall ? matrix.transpose() : matrix;
    Value norm = x.square().sum().apply(UnaryFunction.SQRT);
    x = x.zip("unit", norm, (m, n) -> m.div(Step.max(n, Expr.of(eps))));
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      Value gram = x.matmul("gram", x, false, true);
      Value square = gram.matmul("square", gram, false, false);
      Value polynomial = gram.zip(
          "polynomial", square, (g, s) -> Expr.of(B).mul(g).add(Expr.of(C).mul(s)));
      x = x.zip(
          "iterate",
          polynomial.matmul("apply", x, false, false),
          (m, p) -> Expr.of(A).mul(m).add(p));
    }
    return tall ? x.transpose() : x;
  }
}
