package dev.lathe.processor.ir;

import java.util.List;

/** Operations on windows that slide over axes of places. */
public sealed interface WindowOp extends Op {
  /**
   * A convolution: x [N, C, s...] and weights [O, C / groups, k...], or both with channels last, give [N, O, o...]. Samples outside x count as 0.
   */
  record Convolve(Convolution how) implements WindowOp {
    @Override
    public Shape infer(List<Shape> inputs) {
      return how.slide(inputs.get(0), inputs.get(1));
    }
  }

  /**
   * The gradient of {@link Convolve} by its input, which is also the transposed convolution: dy [N, O, o...] and weights [O, C / groups, k...] give
   * [N, C, extents...].
   */
  record ConvolveInput(Convolution how, List<Integer> extents) implements WindowOp {
    public ConvolveInput {
      extents = List.copyOf(extents);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      return how.unslide(extents, inputs.get(0), inputs.get(1));
    }
  }

  /** The gradient of {@link Convolve} by its weights: x [N, C, s...] and dy [N, O, o...] give [O, C / groups, k...]. */
  record ConvolveWeight(Convolution how) implements WindowOp {
    @Override
    public Shape infer(List<Shape> inputs) {
      return how.weights(inputs.get(0), inputs.get(1));
    }
  }

  /**
   * Each place of the windows on the last axes, or on those before the channels, folded into one element. Samples outside count as 0 in a sum and not at all in a
   * maximum.
   */
  record Pool(Op.Reduce.Fold fold, List<Window> windows, Layout layout) implements WindowOp {
    public Pool {
      windows = List.copyOf(windows);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      return layout.kept(Window.slide(windows, layout.known(inputs.get(0))));
    }
  }

  /**
   * The gradient of {@link Pool}: of a sum, dy is added to every element that a window read; of a maximum, whose operands are dy and x, to the first
   * of its largest elements.
   */
  record Unpool(Pool pool, List<Integer> extents) implements WindowOp {
    public Unpool {
      extents = List.copyOf(extents);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      Layout layout = pool.layout();
      return layout.kept(Window.unslide(pool.windows(), extents, layout.known(inputs.get(0))));
    }
  }
}
