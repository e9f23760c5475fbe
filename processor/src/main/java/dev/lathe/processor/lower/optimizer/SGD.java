package dev.lathe.processor.lower.optimizer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.State;
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
    return (parameter, weight, gradient) -> update(options, parameter, weight, gradient);
  }

  private static void update(Options options, State parameter, Value weight, Value gradient) {
    Expr decay = Expr.of(options.number("weightDecay"));
    Value slope = gradient.zip("decay", weight, (g, w) -> g.add(decay.mul(w)));
    Value direction = options.number("momentum") == 0 ? slope : momentum(options, parameter, slope);
    Value rate = weight.builder().number("learningRate");
    Value change = direction.zip("scale", rate, (d, lr) -> lr.mul(d));
    weight.builder().assign(parameter, weight.zip("sgd", change, Expr::sub));
  }

  private static Value momentum(Options options, State parameter, Value slope) {
    State state = new State(
        parameter.name() + ".momentum_buffer",
        parameter.shape(),
        State.Kind.OPTIMIZER,
        new Init.Constant(0));
    Expr momentum = Expr.of(options.number("momentum"));
    Value kept = slope.builder().read(state).map("keep", momentum::mul);
    Value buffer =
        kept.zip("momentum", slope.zip("dampen", undamped(options, slope), Expr::mul), Expr::add);
    slope.builder().assign(state, buffer);
    return options.flag("nesterov")
        ? slope.zip("nesterov", buffer, (g, b) -> g.add(momentum.mul(b)))
        : buffer;
  }

  /** The share of the gradient that enters the buffer: all of it in the first step, 1 - dampening after. */
  private static Value undamped(Options options, Value slope) {
    double later = 1 - options.number("dampening");
    return slope
        .builder()
        .number("step")
        .map(
            "undamped",
            step -> new Expr.Select(
                Expr.binary(BinaryFunction.EQUAL, step, Expr.of(1)), Expr.of(1), Expr.of(later)));
  }
}
