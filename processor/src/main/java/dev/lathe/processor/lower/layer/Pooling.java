package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Window;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The windows that pooling layers have in common. */
final class Pooling {
  private Pooling() {}

  static void check(Options options, Checks checks) {
    checks.eachAtLeast("kernel", 1).eachAtLeast("stride", 1);
  }

  /** The windows, each with as much padding behind as its last place needs. */
  static List<Window> windows(Spatial space, Options options, Shape input) {
    space.require(input);
    List<Integer> kernel = space.each(options, "kernel");
    List<Integer> stride = space.eachOr(options, "stride", "kernel");
    List<Integer> none = Collections.nCopies(space.axes(), 0);
    boolean padded = options.values().containsKey("padding");
    boolean dilated = options.values().containsKey("dilation");
    List<Integer> padding = padded ? space.each(options, "padding") : none;
    List<Window> windows = new ArrayList<>();
    for (int axis = 0; axis < space.axes(); axis++) {
      requireHalf(options, padding.get(axis), kernel.get(axis));
      int dilation = dilated ? space.each(options, "dilation").get(axis) : 1;
      Window window = new Window(
          kernel.get(axis), stride.get(axis), padding.get(axis), padding.get(axis), dilation);
      windows.add(fitted(window, space.extent(input, axis), options.flag("ceilMode"), input));
    }
    return windows;
  }

  private static void requireHalf(Options options, int padding, int kernel) {
    if (padding > kernel / 2) {
      throw new Misfit(
          Code.L110,
          "padding of @" + options.name() + " to be at most half of the kernel, " + kernel / 2,
          options.text("padding"),
          "take less padding, or a larger kernel",
          options.where("padding"));
    }
  }

  private static Window fitted(Window window, int extent, boolean ceil, Shape input) {
    int reach = window.dilation() * (window.size() - 1) + 1;
    int room = extent + window.before() + window.after() - reach;
    int places =
        (ceil ? -Math.floorDiv(-room, window.stride()) : Math.floorDiv(room, window.stride())) + 1;
    boolean beyond = (places - 1) * window.stride() >= extent + window.before();
    int used = ceil && beyond ? places - 1 : places;
    if (room < 0 || used < 1) {
      throw new Misfit(
          "at least " + (reach - window.before() - window.after()) + " samples along each axis",
          input.perExample(),
          "take a smaller kernel or more padding");
    }
    int after = (used - 1) * window.stride() + reach - extent - window.before();
    return new Window(window.size(), window.stride(), window.before(), after, window.dilation());
  }
}
