package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/**
 * Channels and pixels exchanged. torch.nn.PixelShuffle, PixelUnshuffle, ChannelShuffle.
 *
 * @param kind which of them
 */
public record Shuffle(Kind kind) implements LayerRecipe {
  private static final Spatial PICTURES = new Spatial(2);

  /** What is exchanged. */
  public enum Kind {
    CHANNELS_TO_PIXELS,
    PIXELS_TO_CHANNELS,
    CHANNELS
  }

  @Override
  public void check(Options options, Checks checks) {
    checks.atLeastOne("value");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    int factor = options.integer("value");
    return switch (kind) {
      case CHANNELS_TO_PIXELS -> toPixels(input, factor);
      case PIXELS_TO_CHANNELS -> toChannels(input, factor);
      case CHANNELS -> channels(input, factor);
    };
  }

  private static Value toPixels(Value input, int r) {
    PICTURES.require(input.shape());
    int channels = divided(input, 1, r * r);
    int height = input.shape().extent(2).count();
    int width = input.shape().extent(3).count();
    return shaped(input, channels, r, r, height, width)
        .permute(List.of(0, 1, 4, 2, 5, 3))
        .reshape(shape(input, channels, height * r, width * r));
  }

  private static Value toChannels(Value input, int r) {
    PICTURES.require(input.shape());
    int channels = input.shape().extent(1).count();
    int height = divided(input, 2, r);
    int width = divided(input, 3, r);
    return shaped(input, channels, height, r, width, r)
        .permute(List.of(0, 1, 3, 5, 2, 4))
        .reshape(shape(input, channels * r * r, height, width));
  }

  private static Value channels(Value input, int groups) {
    int each = divided(input, 1, groups);
    int rest = input.shape().size().count() / (groups * each);
    return shaped(input, groups, each, rest).permute(List.of(0, 2, 1, 3)).reshape(input.shape());
  }

  private static int divided(Value input, int axis, int factor) {
    int extent = input.shape().extent(axis).count();
    if (extent % factor != 0) {
      throw new Misfit(
          "dimension " + axis + " of the input to be a multiple of " + factor,
          input.shape().perExample(),
          "change the layer before, or the factor");
    }
    return extent / factor;
  }

  private static Value shaped(Value input, int... counts) {
    return input.reshape(shape(input, counts));
  }

  private static Shape shape(Value input, int... counts) {
    java.util.ArrayList<Extent> extents =
        new java.util.ArrayList<>(List.of(input.shape().extent(0)));
    for (int count : counts) {
      extents.add(Extent.of(count));
    }
    return new Shape(extents);
  }
}
