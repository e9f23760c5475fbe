package dev.lathe.processor.lower.optimizer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.OptimizerRecipe;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** Optimizers that go by the signs of gradients, and the averaged one. */
public enum Signs implements OptimizerRecipe {
  /** Steps that grow while a gradient keeps its sign (Riedmiller and Braun, 1993). torch.optim.Rprop. */
  RPROP {
    @Override
    void append(Step step) {
      Value previous = step.kept("prev", 0);
      Value sizes = step.kept("step_size", step.number("lr"));
      Value agreement = step.gradient().zip("agreement", previous, (g, p) -> Step.sign(g.mul(p)));
      Expr grow = step.option("etaPlus");
      Expr shrink = step.option("etaMinus");
      Value size = step.keep(
          sizes,
          sizes.zip(
              "stepSize",
              agreement,
              (s, a) -> bounded(step, s.mul(choose(a, grow, shrink, Expr.of(1))))));
      Value gradient =
          step.gradient().zip("turned", agreement, (g, a) -> choose(a, g, Expr.of(0), g));
      step.keep(previous, gradient);
      step.subtract("rprop", gradient.zip("change", size, (g, s) -> Step.sign(g).mul(s)));
    }

    @Override
    public void check(Options options, Checks checks) {
      checks
          .positive("lr")
          .fraction("etaMinus")
          .require(options.number("etaPlus") > 1, "etaPlus", "to be above 1", "write 1.2f, say")
          .positive("stepMin")
          .require(
              options.number("stepMax") >= options.number("stepMin"),
              "stepMax",
              "to be at least stepMin",
              "write 50, say");
    }
  },
  /** The sign of two means of the gradient (Chen et al., 2023). */
  LION {
    @Override
    void append(Step from) {
      Step step = from.decoupled();
      Value kept = step.kept("exp_avg", 0);
      Value direction = step.mix(
          "direction",
          "beta1",
          kept,
          step.gradient(),
          (beta, rest, m, g) -> Step.sign(beta.mul(m).add(rest.mul(g))));
      double later = step.number("beta2");
      step.keep(
          kept,
          kept.zip(
              "mean",
              step.gradient(),
              (m, g) -> Expr.of(later).mul(m).add(Expr.of(1 - later).mul(g))));
      step.descend("lion", direction);
    }

    @Override
    public void check(Options options, Checks checks) {
      checks.positive("lr").fraction("beta1").fraction("beta2").notNegative("weightDecay");
    }
  },
  /** A rate that falls, and the mean of the weights (Polyak and Juditsky, 1992). torch.optim.ASGD. */
  ASGD {
    @Override
    void append(Step from) {
      Step step = from.decayed();
      double lambda = step.number("lambd");
      double alpha = step.number("alpha");
      Value eta = step.rate()
          .zip(
              "eta",
              step.host("stepsBefore", t -> t.sub(Expr.of(1))),
              (lr, t) -> lr.div(Expr.binary(
                  BinaryFunction.POW,
                  Expr.of(1).add(Expr.of(lambda).mul(lr).mul(t)),
                  Expr.of(alpha))));
      Value shrunk = step.weight()
          .zip("shrink", eta, (w, e) -> w.mul(Expr.of(1).sub(Expr.of(lambda).mul(e))));
      Value change = step.gradient().zip("scale", eta, Expr::mul);
      Value weight = shrunk.zip("asgd", change, Expr::sub);
      step.weight().builder().assign(step.parameter(), weight);
      average(step, weight);
    }

    @Override
    public void check(Options options, Checks checks) {
      checks
          .positive("lr")
          .notNegative("lambd")
          .notNegative("alpha")
          .notNegative("t0")
          .notNegative("weightDecay");
    }
  };

  @Override
  public UpdateRule rule(Options options) {
    return Step.rule(options, this::append);
  }

  abstract void append(Step step);

  /** One of three numbers by the sign of the first. */
  static Expr choose(Expr sign, Expr above, Expr below, Expr otherwise) {
    Expr rest =
        new Expr.Select(Expr.binary(BinaryFunction.LESS, sign, Expr.of(0)), below, otherwise);
    return new Expr.Select(Expr.binary(BinaryFunction.GREATER, sign, Expr.of(0)), above, rest);
  }

  static Expr bounded(Step step, Expr size) {
    return Expr.binary(
        BinaryFunction.MIN, Step.max(size, step.option("stepMin")), step.option("stepMax"));
  }

  /** ax follows the weights, and is their mean from step t0 on. */
  static void average(Step step, Value weight) {
    Expr first = step.option("t0");
    Value share = step.host(
        "share", t -> Expr.of(1).div(Step.max(Expr.of(1), t.sub(Expr.of(1)).sub(first))));
    Value kept = step.kept("ax", 0);
    step.keep(kept, kept.add(weight.sub(kept).zip("averaged", share, Expr::mul)));
  }
}
