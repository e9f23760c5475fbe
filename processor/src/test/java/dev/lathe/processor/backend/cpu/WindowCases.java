package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.PointwiseCases.parameter;

import dev.lathe.processor.ir.Convolution;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Layout;
import dev.lathe.processor.ir.Op.Reduce.Fold;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.ir.Window;
import dev.lathe.processor.ir.WindowOp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Convolutions, their gradients as operations of their own, and pooling, along one to three axes. */
final class WindowCases {
  private static final List<Window> WINDOWS = List.of(
      new Window(1, 1, 0, 0, 1),
      new Window(3, 1, 1, 1, 1),
      new Window(2, 2, 0, 1, 1),
      new Window(3, 2, 1, 1, 2),
      new Window(2, 3, 1, -1, 1));

  private WindowCases() {}

  static List<GradientCase> convolutions() {
    List<GradientCase> cases = new ArrayList<>();
    for (Window window : WINDOWS) {
      for (int axes = 1; axes <= 3; axes++) {
        List<Window> windows = Collections.nCopies(axes, window);
        cases.addAll(convolutions(new Convolution(windows, 1)));
        cases.addAll(convolutions(new Convolution(windows, 2)));
        cases.addAll(convolutions(new Convolution(windows, 1, Layout.CHANNELS_LAST)));
      }
    }
    cases.addAll(convolutions(new Convolution(List.of(WINDOWS.get(2), WINDOWS.get(1)), 2)));
    return cases;
  }

  private static List<GradientCase> convolutions(Convolution how) {
    int groups = how.groups();
    int[] wide = extents(how.windows(), 2 * groups, false);
    int[] narrow = extents(how.windows(), 6 * groups, true);
    List<Integer> extents = IntStream.of(wide).skip(1).boxed().toList();
    String name = " of " + how;
    return List.of(
        GradientCase.of(
            "convolution" + name,
            2,
            b -> batch(b, "p", how, wide).convolve("down", weight(b, how), how)),
        GradientCase.of(
            "input" + name,
            2,
            b -> batch(b, "p", how, narrow).convolveInput("up", weight(b, how), how, extents)),
        GradientCase.of(
            "weights" + name,
            2,
            b -> batch(b, "p", how, wide).convolveWeight("gram", batch(b, "q", how, narrow), how)));
  }

  private static Value weight(GraphBuilder b, Convolution how) {
    int[] kernel = IntStream.concat(
            IntStream.of(6 * how.groups(), 2), how.windows().stream().mapToInt(Window::size))
        .toArray();
    Shape kept = Shape.of(kernel).permute(how.layout().weightAxes(kernel.length));
    return parameter(b, "q", kept.extents().stream().mapToInt(Extent::count).toArray());
  }

  private static Value batch(GraphBuilder b, String name, Convolution how, int... known) {
    List<Integer> axes = how.layout().axes(known.length + 1);
    return batch(
        b, name, axes.stream().skip(1).mapToInt(axis -> known[axis - 1]).toArray());
  }

  static List<GradientCase> pooling(Fold fold) {
    List<GradientCase> cases = new ArrayList<>();
    for (Window window : WINDOWS) {
      for (int axes = 1; axes <= 3; axes++) {
        List<Window> windows = Collections.nCopies(axes, window);
        int[] wide = extents(windows, 2, false);
        cases.add(GradientCase.of(
            fold + " over " + windows, 2, b -> batch(b, "p", wide).pool(fold, windows)));
        if (window.isInside(7) && window.isInside(6) && window.isInside(5)) {
          WindowOp last = new WindowOp.Pool(fold, windows, Layout.CHANNELS_LAST);
          Convolution how = new Convolution(windows, 1, Layout.CHANNELS_LAST);
          cases.add(GradientCase.of(
              fold + " with channels last over " + windows,
              2,
              b -> b.append("pool", last, List.of(batch(b, "p", how, wide)))));
        }
        if (fold == Fold.SUM) {
          cases.add(GradientCase.of(
              "unpooled " + windows, 2, b -> unpool(b, windows, extents(windows, 2, true), wide)));
        }
      }
    }
    return cases;
  }

  private static Value unpool(GraphBuilder b, List<Window> windows, int[] narrow, int[] wide) {
    List<Integer> extents = IntStream.of(wide).skip(1).boxed().toList();
    WindowOp.Pool pool = new WindowOp.Pool(Fold.SUM, windows, Layout.CHANNELS_FIRST);
    return b.append("unpool", new WindowOp.Unpool(pool, extents), List.of(batch(b, "p", narrow)));
  }

  private static Value batch(GraphBuilder b, String name, int... counts) {
    return b.input("batched" + name, Shape.batchOf(counts), ElementType.FLOAT)
        .mul(parameter(b, name, counts));
  }

  /** Channels and extents of 7 and less, or the places of the windows on them. */
  private static int[] extents(List<Window> windows, int channels, boolean places) {
    int[] extents = new int[windows.size() + 1];
    extents[0] = channels;
    for (int axis = 0; axis < windows.size(); axis++) {
      int extent = 7 - axis;
      extents[axis + 1] = places ? windows.get(axis).positions(extent) : extent;
    }
    return extents;
  }
}
