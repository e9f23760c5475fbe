package dev.lathe.processor.lower.optimizer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.OptimizerRecipe;
import dev.lathe.processor.spec.Options;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * One optimizer's step for one parameter: what recipes write it with.
 *
 * @param options of the optimizer
 * @param parameter that is changed
 * @param weight its value before
 * @param gradient of the loss
 * @param factor of the learning rate
 */
record Step(Options options, State parameter, Value weight, Value gradient, double factor) {
  /** What an optimizer does with a step. */
  interface Recipe {
    void append(Step step);
  }

  /** An expression of two elements, the momentum and what it leaves of 1. */
  interface Mix {
    Expr of(Expr momentum, Expr rest, Expr x, Expr y);
  }

  static UpdateRule rule(Options options, Recipe recipe) {
    return (parameter, weight, gradient) -> recipe.append(
        new Step(options, parameter, weight, uphill(options, gradient), share(options)));
  }

  /** The gradient, turned round where the loss is to grow. */
  private static Value uphill(Options options, Value gradient) {
    return Boolean.TRUE.equals(options.values().get("maximize")) ? gradient.negate() : gradient;
  }

  private static double share(Options options) {
    boolean own = options.values().containsKey(OptimizerRecipe.SHARE_OF_RATE);
    return own ? options.number(OptimizerRecipe.SHARE_OF_RATE) : 1;
  }

  Expr option(String member) {
    return Expr.of(options.number(member));
  }

  double number(String member) {
    return options.number(member);
  }

  /** The same step with another gradient. */
  Step with(Value other) {
    return new Step(options, parameter, weight, other, factor);
  }

  /** The same step from another weight. */
  Step from(Value other) {
    return new Step(options, parameter, other, gradient, factor);
  }

  /** With the gradient of an L2 penalty, or from smaller weights where the option says so. */
  Step decayed() {
    if (Boolean.TRUE.equals(options.values().get("decoupledWeightDecay"))) {
      return decoupled();
    }
    Expr decay = option("weightDecay");
    return with(gradient.zip("decay", weight, (g, w) -> g.add(decay.mul(w))));
  }

  /** From weights that have shrunk by lr times weightDecay, whatever the gradient. */
  Step decoupled() {
    Expr decay = option("weightDecay");
    return number("weightDecay") == 0
        ? this
        : from(weight.zip("shrink", rate(), (w, lr) -> w.mul(Expr.of(1).sub(lr.mul(decay)))));
  }

  /** The learning rate, a number of the host's. */
  Value rate() {
    Value rate = weight.builder().number("learningRate");
    return factor == 1 ? rate : rate.mul(factor);
  }

  /** The same step at another learning rate. */
  Step slowed(double by) {
    return new Step(options, parameter, weight, gradient, factor * by);
  }

  /** A number of the host's that depends on the step, counted from 1. */
  Value host(String label, UnaryOperator<Expr> ofStep) {
    return weight.builder().number("step").map(label, ofStep);
  }

  /** Whether schedules give this option a new value in each step. */
  boolean isCycled(String member) {
    return options.values().containsKey(OptimizerRecipe.CYCLED)
        && OptimizerRecipe.MOMENTA.contains(member);
  }

  /** As {@link #host(String, UnaryOperator)}, of the step and an option. */
  Value host(String label, String member, BinaryOperator<Expr> ofStepAndOption) {
    if (!isCycled(member)) {
      return host(label, t -> ofStepAndOption.apply(t, option(member)));
    }
    GraphBuilder builder = weight.builder();
    return builder.number("step").zip(label, builder.number("momentum"), ofStepAndOption);
  }

  /** An expression of two values and an option that schedules may change: a number in the code, or one of the host's. */
  Value mix(String label, String member, Value x, Value y, Mix expression) {
    if (!isCycled(member)) {
      double fixed = number(member);
      return x.zip(label, y, (a, b) -> expression.of(Expr.of(fixed), Expr.of(1 - fixed), a, b));
    }
    Value momentum = weight.builder().number("momentum");
    Value rest = momentum.map("restOfMomentum", m -> Expr.of(1).sub(m));
    Expr expr = expression.of(Expr.arg(0), Expr.arg(1), Expr.arg(2), Expr.arg(3));
    return weight
        .builder()
        .pointwise(label, expr, x.shape().broadcastWith(y.shape()), List.of(momentum, rest, x, y));
  }

  /** 1 - betaᵗ. */
  Value correction(String beta) {
    return host("correction", beta, (t, b) -> Expr.of(1).sub(power(b, t)));
  }

  static Expr power(Expr base, Expr exponent) {
    return Expr.binary(BinaryFunction.POW, base, exponent);
  }

  static Expr sqrt(Expr x) {
    return Expr.unary(UnaryFunction.SQRT, x);
  }

  static Expr max(Expr x, Expr y) {
    return Expr.binary(BinaryFunction.MAX, x, y);
  }

  /** 1, 0 or -1. */
  static Expr sign(Expr x) {
    Expr below =
        new Expr.Select(Expr.binary(BinaryFunction.LESS, x, Expr.of(0)), Expr.of(-1), Expr.of(0));
    return new Expr.Select(Expr.binary(BinaryFunction.GREATER, x, Expr.of(0)), Expr.of(1), below);
  }

  /** What the optimizer kept of the parameter from the step before. */
  Value kept(String name, double first) {
    return weight
        .builder()
        .read(parameter.beside("." + name, State.Kind.OPTIMIZER, new Init.Constant(first)));
  }

  Value kept(String name, Shape shape, double first) {
    return weight
        .builder()
        .read(new State(
            parameter.name() + "." + name, shape, State.Kind.OPTIMIZER, new Init.Constant(first)));
  }

  /** Keeps a value for the next step, in the place of what was kept. */
  Value keep(Value kept, Value next) {
    weight.builder().assign(((Op.Read) kept.node().op()).state(), next);
    return next;
  }

  /** beta * kept + (1 - beta) * sample, which is kept. */
  Value moment(String name, String label, double beta, UnaryOperator<Expr> sample) {
    Value kept = kept(name, 0);
    Expr rest = Expr.of(1 - beta);
    return keep(
        kept,
        kept.zip(label, gradient, (m, g) -> Expr.of(beta).mul(m).add(rest.mul(sample.apply(g)))));
  }

  Value firstMoment(String beta) {
    return mean("exp_avg", "firstMoment", beta);
  }

  /** A moving mean of the gradient, which is kept. */
  Value mean(String name, String label, String beta) {
    Value kept = kept(name, 0);
    return keep(
        kept, mix(label, beta, kept, gradient, (b, rest, m, g) -> b.mul(m).add(rest.mul(g))));
  }

  Value secondMoment(String beta) {
    return moment("exp_avg_sq", "secondMoment", number(beta), g -> g.mul(g));
  }

  /** Makes weight minus change the new weight. */
  void subtract(String label, Value change) {
    weight.builder().assign(parameter, weight.zip(label, change, Expr::sub));
  }

  /** A change of rate times direction. */
  void descend(String label, Value direction) {
    subtract(label, direction.zip("scale", rate(), (d, lr) -> lr.mul(d)));
  }
}
