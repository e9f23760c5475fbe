package dev.lathe.processor.ir;

import java.util.List;

/**
 * How a convolution reads, which its gradients have in common with it.
 *
 * @param windows one for each of the one to three axes of places
 * @param groups of channels, each of which is convolved by itself
 * @param layout of examples and weights
 */
public record Convolution(List<Window> windows, int groups, Layout layout) {
  public Convolution {
    windows = List.copyOf(windows);
  }

  /** With channels first. */
  public Convolution(List<Window> windows, int groups) {
    this(windows, groups, Layout.CHANNELS_FIRST);
  }

  /** The same with another layout. */
  public Convolution with(Layout other) {
    return new Convolution(windows, groups, other);
  }

  /** The shape of the result, as it is kept. */
  Shape slide(Shape x, Shape weight) {
    Shape known = layout.knownWeight(weight);
    require("weights", weight, weight(layout.known(x), known.extent(0)));
    return layout.kept(Window.slide(windows, layout.known(x)).with(1, known.extent(0)));
  }

  /** The shape of what was read, as it is kept. */
  Shape unslide(List<Integer> extents, Shape y, Shape weight) {
    Shape places = layout.known(y);
    Extent channels = Extent.of(layout.knownWeight(weight).extent(1).count() * groups);
    Shape x = Window.unslide(windows, extents, places).with(1, channels);
    require("weights", weight, weight(x, places.extent(1)));
    return layout.kept(x);
  }

  /** The shape of the weights, as they are kept. */
  Shape weights(Shape x, Shape y) {
    Shape known = layout.known(x);
    Extent outputs = layout.known(y).extent(1);
    require("a gradient", y, layout.kept(Window.slide(windows, known).with(1, outputs)));
    return weight(known, outputs);
  }

  private Shape weight(Shape x, Extent outputs) {
    return layout.keptWeight(Window.weight(windows, groups, x, outputs));
  }

  private static void require(String what, Shape found, Shape expected) {
    if (!found.equals(expected)) {
      throw new ShapeException(what + " of " + expected, found.toString());
    }
  }

  @Override
  public String toString() {
    return windows + ", " + groups + " groups" + layout;
  }
}
