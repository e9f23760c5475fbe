package dev.lathe.processor.lower.optimizer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.OptimizerRecipe;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** Stochastic gradient descent with weight decay, momentum, dampening and Nesterov's look-ahead. torch.optim.SGD. */
public final class SGD implements OptimizerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.positive("lr").notNegative("momentum").notNegative("weightDecay");
    double dampening = options.number("dampening");
    checks.require(
        Double.isFinite(dampening), "dampening", "to be finite", "write a number from 0 to 1");
    boolean none =
        options.number("momentum") == 0 || (Double.isFinite(dampening) && dampening != 0);
    checks.require(
        !(options.flag("nesterov") && none),
        "nesterov",
        "to be used with momentum and without dampening",
        "momentum = " + options.text("momentum") + ", dampening = " + options.text("dampening"),
        "write @SGD(momentum = 0.9f, nesterov = true), say");
  }

  @Override
  public UpdateRule rule(Options options) {
    return Step.rule(options, step -> append(step.decayed()));
  }

  private static void append(Step step) {
    step.descend("sgd", hasMomentum(step) ? momentum(step) : step.gradient());
  }

  private static boolean hasMomentum(Step step) {
    return step.isCycled("momentum") || step.number("momentum") != 0;
  }

  private static Value momentum(Step step) {
    Value kept = step.kept("momentum_buffer", 0);
    Value entering = step.gradient().zip("dampen", undamped(step), Expr::mul);
    Value buffer = step.keep(
        kept,
        step.mix(
            "momentum", "momentum", entering, kept, (m, rest, g, v) -> m.mul(v).add(g)));
    return step.options().flag("nesterov")
        ? step.mix(
            "nesterov", "momentum", step.gradient(), buffer, (m, rest, g, b) -> g.add(m.mul(b)))
        : buffer;
  }

  /** The share of the gradient that enters the buffer: all of it in the first step, 1 - dampening after. */
  private static Value undamped(Step step) {
    double later = 1 - step.number("dampening");
    return step.host(
        "undamped",
        t -> new Expr.Select(
            Expr.binary(BinaryFunction.EQUAL, t, Expr.of(1)), Expr.of(1), Expr.of(later)));
  }
}
