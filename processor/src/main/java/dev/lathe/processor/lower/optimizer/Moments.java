package dev.lathe.processor.lower.optimizer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.OptimizerRecipe;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** Optimizers of Adam's family with one formula each. */
public enum Moments implements OptimizerRecipe {
  /** The second moment gives way to the largest gradient, fading. torch.optim.Adamax. */
  ADAMAX {
    @Override
    void append(Step step) {
      Value mean = step.firstMoment("beta1");
      Value kept = step.kept("exp_inf", 0);
      Expr beta = step.option("beta2");
      Expr eps = step.option("eps");
      Value largest = step.keep(
          kept,
          kept.zip(
              "largest",
              step.gradient(),
              (u, g) -> Step.max(beta.mul(u), Expr.unary(UnaryFunction.ABS, g).add(eps))));
      Value rate = step.rate().zip("stepSize", step.correction("beta1"), Expr::div);
      step.subtract("adamax", mean.zip("ratio", largest, Expr::div).zip("scale", rate, Expr::mul));
    }
  },
  /** Adam with Nesterov's look-ahead (Dozat, 2016). torch.optim.NAdam. */
  NADAM {
    @Override
    void append(Step step) {
      double decay = step.number("momentumDecay");
      Value now = step.host("mu", "beta1", (t, beta) -> momentum(beta, decay, t));
      Value next =
          step.host("muNext", "beta1", (t, beta) -> momentum(beta, decay, t.add(Expr.of(1))));
      Value kept = step.kept("mu_product", Shape.SCALAR, 1);
      Value product = step.keep(kept, kept.zip("muProduct", now, Expr::mul));
      Value mean = step.firstMoment("beta1");
      Value root = denominator(step);
      Value byGradient =
          product.zip("share", now, (p, mu) -> Expr.of(1).sub(mu).div(Expr.of(1).sub(p)));
      Value byMean =
          product.zip("shareOfMean", next, (p, mu) -> mu.div(Expr.of(1).sub(p.mul(mu))));
      Value direction = step.gradient().mul(byGradient).add(mean.mul(byMean)).div(root);
      step.descend("nadam", direction);
    }
  },
  /** Adam with a variance that is rectified, and none at first (Liu et al., 2020). torch.optim.RAdam. */
  RADAM {
    @Override
    void append(Step step) {
      Value mean = step.firstMoment("beta1");
      Value square = step.secondMoment("beta2");
      Expr eps = step.option("eps");
      double beta = step.number("beta2");
      Value corrected = mean.zip("corrected", step.correction("beta1"), Expr::div);
      Value rectified = step.host("rectified", t -> rectification(beta, t));
      Value adaptive = square.zip(
          "adaptive",
          rectified,
          (v, r) -> new Expr.Select(
              Expr.binary(BinaryFunction.GREATER, r, Expr.of(0)),
              r.div(Step.sqrt(v).add(eps)),
              Expr.of(1)));
      step.descend("radam", corrected.mul(adaptive));
    }
  };

  static void check(Checks checks) {
    checks
        .positive("lr")
        .fraction("beta1")
        .fraction("beta2")
        .notNegative("eps")
        .notNegative("weightDecay");
  }

  @Override
  public void check(Options options, Checks checks) {
    check(checks);
    if (this == NADAM) {
      checks.notNegative("momentumDecay");
    }
  }

  @Override
  public UpdateRule rule(Options options) {
    return Step.rule(options, step -> append(step.decayed()));
  }

  abstract void append(Step step);

  static Value denominator(Step step) {
    Expr eps = step.option("eps");
    return step.secondMoment("beta2")
        .zip("root", step.correction("beta2"), (v, c) -> Step.sqrt(v.div(c)).add(eps));
  }

  /** beta (1 - 0.96^(t decay) / 2). */
  static Expr momentum(Expr beta, double decay, Expr t) {
    Expr power = Step.power(Expr.of(0.96), t.mul(Expr.of(decay)));
    return beta.mul(Expr.of(1).sub(Expr.of(0.5).mul(power)));
  }

  /** √(1 - betaᵗ) times the rectification, or 0 where the variance is not to be trusted yet. */
  static Expr rectification(double beta, Expr t) {
    double most = 2 / (1 - beta) - 1;
    Expr power = Step.power(Expr.of(beta), t);
    Expr rest = Expr.of(1).sub(power);
    Expr length = Expr.of(most).sub(Expr.of(2).mul(t).mul(power).div(rest));
    Expr numerator = length.sub(Expr.of(4)).mul(length.sub(Expr.of(2))).mul(Expr.of(most));
    Expr divisor = Expr.of((most - 4) * (most - 2)).mul(length);
    return new Expr.Select(
        Expr.binary(BinaryFunction.GREATER, length, Expr.of(5)),
        Step.sqrt(numerator.div(divisor)).mul(Step.sqrt(rest)),
        Expr.of(0));
  }
}
