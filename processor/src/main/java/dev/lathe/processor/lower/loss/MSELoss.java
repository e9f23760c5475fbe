package dev.lathe.processor.lower.loss;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Options;

/** The mean of (output − target)² over all elements. torch.nn.MSELoss. */
public final class MSELoss implements LossRecipe {
  @Override
  public Target target() {
    return Target.VALUES;
  }

  @Override
  public Shape targetShape(Options options, Shape output) {
    return output;
  }

  @Override
  public Value lower(Scope scope, Options options, Value output, Value target) {
    return output.zip("squaredError", target, MSELoss::squaredError).mean();
  }

  private static Expr squaredError(Expr output, Expr target) {
    Expr error = output.sub(target);
    return error.mul(error);
  }
}
