package dev.lathe.processor.lower.optimizer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.OptimizerRecipe;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** Optimizers that scale each element of the gradient by its history. */
public enum Scaled implements OptimizerRecipe {
  /** By the sum of squares so far (Duchi, Hazan and Singer, 2011). torch.optim.Adagrad. */
  ADAGRAD {
    @Override
    void append(Step step) {
      Value kept = step.kept("sum", step.number("initialAccumulatorValue"));
      Value sum = step.keep(kept, kept.zip("sum", step.gradient(), (s, g) -> s.add(g.mul(g))));
      Expr decay = step.option("lrDecay");
      Value slowed = step.host("slowed", t -> Expr.of(1).add(t.sub(Expr.of(1)).mul(decay)));
      Value rate = step.rate().zip("stepSize", slowed, Expr::div);
      Expr eps = step.option("eps");
      Value direction =
          step.gradient().zip("ratio", sum, (g, s) -> g.div(Step.sqrt(s).add(eps)));
      step.subtract("adagrad", direction.zip("scale", rate, Expr::mul));
    }

    @Override
    void check(Checks checks) {
      checks.notNegative("lrDecay").notNegative("initialAccumulatorValue");
    }
  },
  /** By the mean square of gradients and of changes (Zeiler, 2012). torch.optim.Adadelta. */
  ADADELTA {
    @Override
    void append(Step step) {
      double rho = step.number("rho");
      Expr eps = step.option("eps");
      Value square = step.moment("square_avg", "squares", rho, g -> g.mul(g));
      Value kept = step.kept("acc_delta", 0);
      Value delta = kept.zip(
              "delta", square, (d, s) -> Step.sqrt(d.add(eps)).div(Step.sqrt(s.add(eps))))
          .mul(step.gradient());
      step.keep(
          kept,
          kept.zip(
              "deltas",
              delta,
              (d, x) -> Expr.of(rho).mul(d).add(Expr.of(1 - rho).mul(x.mul(x)))));
      step.descend("adadelta", delta);
    }

    @Override
    void check(Checks checks) {
      checks.share("rho");
    }
  },
  /** By the mean square of late (Tieleman and Hinton, 2012). torch.optim.RMSprop. */
  RMSPROP {
    @Override
    void append(Step step) {
      double alpha = step.number("alpha");
      Expr eps = step.option("eps");
      Value square = step.moment("square_avg", "squares", alpha, g -> g.mul(g));
      Value variance = step.options().flag("centered")
          ? square.zip(
              "centre", step.moment("grad_avg", "mean", alpha, g -> g), (s, m) -> s.sub(m.mul(m)))
          : square;
      Value direction =
          step.gradient().zip("ratio", variance, (g, v) -> g.div(Step.sqrt(v).add(eps)));
      if (step.isCycled("momentum") || step.number("momentum") != 0) {
        Value kept = step.kept("momentum_buffer", 0);
        direction = step.keep(
            kept,
            step.mix(
                "momentum",
                "momentum",
                kept,
                direction,
                (m, rest, b, d) -> m.mul(b).add(d)));
      }
      step.descend("rmsprop", direction);
    }

    @Override
    void check(Checks checks) {
      checks.share("alpha").notNegative("momentum");
    }
  };

  @Override
  public void check(Options options, Checks checks) {
    checks.positive("lr").notNegative("eps").notNegative("weightDecay");
    check(checks);
  }

  abstract void check(Checks checks);

  @Override
  public UpdateRule rule(Options options) {
    return Step.rule(options, step -> append(step.decayed()));
  }

  abstract void append(Step step);
}
