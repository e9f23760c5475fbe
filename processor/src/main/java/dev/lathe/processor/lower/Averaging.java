package dev.lathe.processor.lower;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.ir.Value;

/**
 * A moving average of every parameter, beside the optimizer's update of it. torch.optim.swa_utils.get_ema_multi_avg_fn.
 *
 * @param rule the optimizer's update
 * @param decay share of the average that a step keeps
 */
record Averaging(UpdateRule rule, double decay) implements UpdateRule {
  @Override
  public void update(State parameter, Value weight, Value gradient) {
    rule.update(parameter, weight, gradient);
    GraphBuilder builder = weight.builder();
    State average = parameter.beside(".ema", State.Kind.OPTIMIZER, new Init.Constant(0));
    Value kept = builder.read(average);
    Value change = builder.assigned(parameter).sub(kept);
    builder.assign(average, kept.add(change.zip("towards", share(builder), Expr::mul)));
  }

  /** How far the average moves: all the way in the first step, 1 - decay after. */
  private Value share(GraphBuilder builder) {
    return builder
        .number("step")
        .map(
            "shareOfAverage",
            t -> new Expr.Select(
                Expr.binary(BinaryFunction.EQUAL, t, Expr.of(1)), Expr.of(1), Expr.of(1 - decay)));
  }
}
