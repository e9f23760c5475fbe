package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Reductions;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every channel normalised over the batch and its places; running statistics for prediction. torch.nn.BatchNorm1d, BatchNorm2d, BatchNorm3d.
 *
 * @param space how many axes there are
 */
public record BatchNorm(Spatial space) implements LayerRecipe {
  public static BatchNorm over(int axes) {
    return new BatchNorm(new Spatial(axes));
  }

  @Override
  public void check(Options options, Checks checks) {
    checks.positive("eps").share("momentum");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    requireRank(input.shape());
    int channels = Spatial.channels(input.shape());
    Shape broadcast = Spatial.perChannel(channels, input.shape().rank());
    Value normal = options.flag("trackRunningStats")
        ? tracked(scope, options, input, channels)
        : byBatch(options, input);
    return options.flag("affine") ? affine(scope, normal, channels, broadcast) : normal;
  }

  private void requireRank(Shape shape) {
    boolean features = space.axes() == 1 && shape.rank() == 2;
    if (!features) {
      space.require(shape);
    }
  }

  private static List<Integer> axes(Value input) {
    return IntStream.range(0, input.shape().rank())
        .filter(axis -> axis != 1)
        .boxed()
        .toList();
  }

  private static Value byBatch(Options options, Value input) {
    Value centred = input.sub(Reductions.mean(input, axes(input)));
    Value variance = Reductions.mean(centred.square(), axes(input));
    return Norms.scaled(centred, variance, options.number("eps"));
  }

  private static Value tracked(Scope scope, Options options, Value input, int channels) {
    Value mean = scope.buffer("running_mean", Shape.of(channels), new Init.Constant(0));
    Value variance = scope.buffer("running_var", Shape.of(channels), new Init.Constant(1));
    Value batches = scope.buffer("num_batches_tracked", Shape.SCALAR, new Init.Constant(0));
    if (!scope.training()) {
      Shape broadcast = Spatial.perChannel(channels, input.shape().rank());
      Value centred = input.sub(mean.reshape(broadcast));
      return Norms.scaled(centred, variance.reshape(broadcast), options.number("eps"));
    }
    Value batchMean = Reductions.mean(input, axes(input));
    Value centred = input.sub(batchMean);
    Value batchVariance = Reductions.mean(centred.square(), axes(input));
    double momentum = options.number("momentum");
    scope.update(mean, moved(mean, batchMean.reshape(mean.shape()), momentum));
    Value unbiased = batchVariance.reshape(mean.shape()).mul(unbiasing(input));
    scope.update(variance, moved(variance, unbiased, momentum));
    scope.update(batches, batches.map("count", count -> count.add(Expr.of(1))));
    return Norms.scaled(centred, batchVariance, options.number("eps"));
  }

  /** n / (n - 1), 1 where there is one number only. */
  private static Value unbiasing(Value input) {
    return Reductions.count(input, axes(input))
        .map(
            "unbiasing",
            n -> n.div(Expr.binary(BinaryFunction.MAX, n.sub(Expr.of(1)), Expr.of(1))));
  }

  private static Value moved(Value running, Value now, double momentum) {
    return running.zip(
        "running",
        now,
        (old, next) -> old.mul(Expr.of(1 - momentum)).add(next.mul(Expr.of(momentum))));
  }

  static Value affine(Scope scope, Value normal, int channels, Shape broadcast) {
    Value weight = scope.parameter("weight", Shape.of(channels), new Init.Constant(1));
    Value bias = scope.parameter("bias", Shape.of(channels), new Init.Constant(0));
    return normal
        .zip("weigh", weight.reshape(broadcast), Expr::mul)
        .zip("addBias", bias.reshape(broadcast), Expr::add);
  }
}
