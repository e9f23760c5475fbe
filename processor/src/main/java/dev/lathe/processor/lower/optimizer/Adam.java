package dev.lathe.processor.lower.optimizer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.OptimizerRecipe;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.function.BinaryOperator;

/**
 * First and second moments of the gradient, corrected for their start at zero (Kingma and Ba, 2015); the corrections are computed on the host in
 * double precision, since 1 - 0.999 in float is off by 1e-5. torch.optim.Adam.
 */
public final class Adam implements OptimizerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks
        .positive("lr")
        .fraction("beta1")
        .fraction("beta2")
        .notNegative("eps")
        .notNegative("weightDecay");
  }

  @Override
  public UpdateRule rule(Options options) {
    return (parameter, weight, gradient) -> update(options, parameter, weight, gradient);
  }

  private static void update(Options options, State parameter, Value weight, Value gradient) {
    GraphBuilder builder = weight.builder();
    Expr decay = Expr.of(options.number("weightDecay"));
    Value slope = gradient.zip("decay", weight, (g, w) -> g.add(decay.mul(w)));
    Value mean =
        moment(parameter, "exp_avg", "firstMoment", options.number("beta1"), slope, (m, g) -> g);
    Value square = moment(
        parameter,
        "exp_avg_sq",
        "secondMoment",
        options.number("beta2"),
        slope,
        (v, g) -> g.mul(g));
    Value stepSize = builder
        .number("learningRate")
        .zip("stepSize", correction(builder, options.number("beta1")), Expr::div);
    Value root = correction(builder, options.number("beta2")).map("scaleOfSquares", Adam::sqrt);
    Expr eps = Expr.of(options.number("eps"));
    Value denominator = square.zip("scale", root, (v, r) -> sqrt(v).div(r).add(eps));
    Value change =
        mean.zip("scale", stepSize, (m, rate) -> rate.mul(m)).zip("ratio", denominator, Expr::div);
    builder.assign(parameter, weight.zip("adam", change, Expr::sub));
  }

  private static Expr sqrt(Expr x) {
    return Expr.unary(UnaryFunction.SQRT, x);
  }

  /** moment = beta * moment + (1 - beta) * sample. */
  private static Value moment(
      State parameter,
      String name,
      String label,
      double beta,
      Value slope,
      BinaryOperator<Expr> sample) {
    State state = new State(
        parameter.name() + "." + name,
        parameter.shape(),
        State.Kind.OPTIMIZER,
        new Init.Constant(0));
    Value moment = slope
        .builder()
        .read(state)
        .zip(
            label,
            slope,
            (m, g) -> Expr.of(beta).mul(m).add(Expr.of(1 - beta).mul(sample.apply(m, g))));
    slope.builder().assign(state, moment);
    return moment;
  }

  /** 1 - betaᵗ, for step t counted from 1. */
  private static Value correction(GraphBuilder builder, double beta) {
    return builder
        .number("step")
        .map(
            "correction",
            step -> Expr.of(1).sub(Expr.binary(BinaryFunction.POW, Expr.of(beta), step)));
  }
}
