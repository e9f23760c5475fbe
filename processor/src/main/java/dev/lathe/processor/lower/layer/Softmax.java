package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Options;

/**
 * Shares of 1 along an axis, or their logarithms. torch.nn.Softmax, Softmin, Softmax2d, LogSoftmax.
 *
 * @param kind which of them
 */
public record Softmax(Kind kind) implements LayerRecipe {
  /** What is made of the elements of an axis. */
  public enum Kind {
    SOFTMAX,
    SOFTMIN,
    CHANNELS,
    LOGARITHM
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    return switch (kind) {
      case SOFTMAX -> of(input, Axes.of(options, "dim", input.shape()));
      case SOFTMIN -> of(input.negate(), Axes.of(options, "dim", input.shape()));
      case LOGARITHM -> logarithm(input, Axes.of(options, "dim", input.shape()));
      case CHANNELS -> overChannels(input);
    };
  }

  /** exp(x - max) divided by its sum along one axis. */
  public static Value of(Value x, int axis) {
    Value exp = x.sub(x.max(axis).detach()).exp();
    return exp.zip("softmax", exp.sum(axis), (e, sum) -> e.div(sum));
  }

  /** The logarithm of the softmax: x - max - log Σ exp(x - max). */
  public static Value logarithm(Value x, int axis) {
    Value shifted = x.sub(x.max(axis).detach());
    return shifted.zip(
        "logSoftmax", shifted.exp().sum("sumExp", axis).log(), (s, log) -> s.sub(log));
  }

  private static Value overChannels(Value input) {
    if (input.shape().rank() != 4) {
      throw new Misfit(
          "an input of 3 dimensions (channels x height x width)",
          input.shape().perExample(),
          "use @Softmax with dim");
    }
    return of(input, 1);
  }
}
