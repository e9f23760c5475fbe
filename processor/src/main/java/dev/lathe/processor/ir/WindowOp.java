package dev.lathe.processor.ir;

import java.util.List;

/** Operations on windows that slide over the last axes. */
public sealed interface WindowOp extends Op {
  /**
   * A convolution: x [N, C, s...] and weights [O, C / groups, k...] give [N, O, o...], with one window for each of the last one to three axes.
   * Samples outside x count as 0.
   */
  record Convolve(List<Window> windows, int groups) implements WindowOp {
    public Convolve {
      windows = List.copyOf(windows);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      Shape x = inputs.get(0);
      Shape weight = inputs.get(1);
      Shape expected = Window.weight(windows, groups, x, weight.extent(0));
      if (!weight.equals(expected)) {
        throw new ShapeException("weights of " + expected, weight.toString());
      }
      return Window.slide(windows, x).with(1, weight.extent(0));
    }
  }

  /**
   * The gradient of {@link Convolve} by its input, which is also the transposed convolution: dy [N, O, o...] and weights [O, C / groups, k...] give
   * [N, C, extents...].
   */
  record ConvolveInput(List<Window> windows, int groups, List<Integer> extents)
      implements WindowOp {
    public ConvolveInput {
      windows = List.copyOf(windows);
      extents = List.copyOf(extents);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      Shape weight = inputs.get(1);
      Extent channels = Extent.of(weight.extent(1).count() * groups);
      Shape x = Window.unslide(windows, extents, inputs.get(0)).with(1, channels);
      Shape expected = Window.weight(windows, groups, x, inputs.get(0).extent(1));
      if (!weight.equals(expected)) {
        throw new ShapeException("weights of " + expected, weight.toString());
      }
      return x;
    }
  }

  /** The gradient of {@link Convolve} by its weights: x [N, C, s...] and dy [N, O, o...] give [O, C / groups, k...]. */
  record ConvolveWeight(List<Window> windows, int groups) implements WindowOp {
    public ConvolveWeight {
      windows = List.copyOf(windows);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      Shape x = inputs.get(0);
      Shape dy = inputs.get(1);
      Shape expected = Window.slide(windows, x).with(1, dy.extent(1));
      if (!dy.equals(expected)) {
        throw new ShapeException("a gradient of " + expected, dy.toString());
      }
      return Window.weight(windows, groups, x, dy.extent(1));
    }
  }

  /** Each place of the windows on the last axes folded into one element. Samples outside count as 0 in a sum and not at all in a maximum. */
  record Pool(Op.Reduce.Fold fold, List<Window> windows) implements WindowOp {
    public Pool {
      windows = List.copyOf(windows);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      return Window.slide(windows, inputs.get(0));
    }
  }

  /**
   * The gradient of {@link Pool}: of a sum, dy is added to every element that a window read; of a maximum, whose operands are dy and x, to the first
   * of its largest elements.
   */
  record Unpool(Op.Reduce.Fold fold, List<Window> windows, List<Integer> extents)
      implements WindowOp {
    public Unpool {
      windows = List.copyOf(windows);
      extents = List.copyOf(extents);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      return Window.unslide(windows, extents, inputs.get(0));
    }
  }
}
