package dev.lathe.processor.lower.layer;

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
 * Every channel of every example normalised by itself. torch.nn.InstanceNorm1d, InstanceNorm2d.
 *
 * @param space how many axes there are
 */
public record InstanceNorm(Spatial space) implements LayerRecipe {
  public static InstanceNorm over(int axes) {
    return new InstanceNorm(new Spatial(axes));
  }

  @Override
  public void check(Options options, Checks checks) {
    checks.positive("eps").share("momentum");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    requireSamples(input.shape());
    int channels = Spatial.channels(input.shape());
    Shape broadcast = Spatial.perChannel(channels, input.shape().rank());
    Value normal = options.flag("trackRunningStats")
        ? tracked(scope, options, input, channels)
        : Norms.normalized(input, places(), options.number("eps"));
    return BatchNorm.affine(scope, options, normal, channels, broadcast);
  }

  private void requireSamples(Shape shape) {
    space.require(shape);
    if (shape.merge(2, shape.rank() - 1).last().isOne()) {
      throw new Misfit(
          "more than one sample in a channel",
          shape.perExample(),
          "put the layer further up: a single sample is its own mean");
    }
  }

  private Value tracked(Scope scope, Options options, Value input, int channels) {
    RunningStatistics running = RunningStatistics.of(scope, channels);
    if (!scope.training()) {
      return running.normalized(input, options.number("eps"));
    }
    Value variance = Norms.variance(input, places());
    Value unbiased = Norms.unbiased(variance, Reductions.count(input, places()));
    running.update(
        Reductions.mean(Norms.mean(input, places()), List.of(0)),
        Reductions.mean(unbiased, List.of(0)),
        options.number("momentum"),
        0);
    return Norms.normalized(input, places(), options.number("eps"));
  }

  private List<Integer> places() {
    return IntStream.range(2, space.axes() + 2).boxed().toList();
  }
}
