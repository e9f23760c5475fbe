package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Reductions;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
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
        : Norms.normalized(input, axes(input), options.number("eps"));
    return affine(scope, options, normal, channels, broadcast);
  }

  private void requireRank(Shape shape) {
    if (space.axes() > 1) {
      space.require(shape);
    } else if (shape.rank() != 2 && shape.rank() != 3) {
      throw new Misfit(
          "an input of 1 or 2 dimensions (features, or channels x length)",
          shape.perExample(),
          "use @BatchNorm2d for pictures, or put @Flatten before it");
    }
  }

  private static List<Integer> axes(Value input) {
    return IntStream.range(0, input.shape().rank())
        .filter(axis -> axis != 1)
        .boxed()
        .toList();
  }

  private static Value tracked(Scope scope, Options options, Value input, int channels) {
    RunningStatistics running = RunningStatistics.of(scope, channels);
    if (!scope.training()) {
      return running.normalized(input, options.number("eps"));
    }
    List<Integer> axes = axes(input);
    Value variance = Norms.variance(input, axes);
    Value unbiased = Norms.unbiased(variance, Reductions.count(input, axes));
    running.update(Norms.mean(input, axes), unbiased, options.number("momentum"), 1);
    return Norms.normalized(input, axes, options.number("eps"));
  }

  /** Weight and bias of each channel, where the options ask for them. */
  static Value affine(Scope scope, Options options, Value normal, int channels, Shape broadcast) {
    if (!options.flag("affine")) {
      return normal;
    }
    Value weight = scope.parameter("weight", Shape.of(channels), new Init.Constant(1));
    Value weighed = normal.zip("weigh", weight.reshape(broadcast), Expr::mul);
    if (!options.flag("bias")) {
      return weighed;
    }
    Value bias = scope.parameter("bias", Shape.of(channels), new Init.Constant(0));
    return weighed.zip("addBias", bias.reshape(broadcast), Expr::add);
  }
}
