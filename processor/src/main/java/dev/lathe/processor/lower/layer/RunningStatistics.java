package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.Scope;

/**
 * Mean and variance of each channel, which training averages and prediction uses.
 *
 * @param mean buffer running_mean
 * @param variance buffer running_var
 * @param batches buffer num_batches_tracked
 */
record RunningStatistics(Scope scope, Value mean, Value variance, Value batches) {
  static RunningStatistics of(Scope scope, int channels) {
    return new RunningStatistics(
        scope,
        scope.buffer("running_mean", Shape.of(channels), new Init.Constant(0)),
        scope.buffer("running_var", Shape.of(channels), new Init.Constant(1)),
        scope.buffer("num_batches_tracked", Shape.SCALAR, new Init.Constant(0)));
  }

  /** x normalised by what has been averaged. */
  Value normalized(Value x, double eps) {
    Shape broadcast = Spatial.perChannel(mean.shape().size().count(), x.shape().rank());
    return Norms.scaled(x.sub(mean.reshape(broadcast)), variance.reshape(broadcast), eps);
  }

  /**
   * Moves both a share of the way to what a batch has; no gradient flows.
   *
   * @param counted 1 where PyTorch counts the batch, 0 where it leaves its counter alone
   */
  void update(Value batchMean, Value batchVariance, double momentum, int counted) {
    scope.update("running_mean", moved(mean, batchMean, momentum));
    scope.update("running_var", moved(variance, batchVariance, momentum));
    scope.update("num_batches_tracked", batches.map("count", n -> n.add(Expr.of(counted))));
  }

  private static Value moved(Value running, Value batch, double momentum) {
    return running.zip(
        "running",
        batch.reshape(running.shape()),
        (old, next) -> old.mul(Expr.of(1 - momentum)).add(next.mul(Expr.of(momentum))));
  }
}
