package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.PointwiseCases.parameter;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.GraphBuilder;
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
        for (int groups = 1; groups <= 2; groups++) {
          cases.addAll(convolutions(Collections.nCopies(axes, window), groups));
        }
      }
    }
    cases.addAll(convolutions(List.of(WINDOWS.get(2), WINDOWS.get(1)), 2));
    return cases;
  }

  private static List<GradientCase> convolutions(List<Window> windows, int groups) {
    int[] wide = extents(windows, 0, false);
    int[] narrow = extents(windows, 6 * groups, true);
    int[] kernel = IntStream.concat(
            IntStream.of(6 * groups, 2), windows.stream().mapToInt(Window::size))
        .toArray();
    List<Integer> extents = IntStream.of(wide).skip(1).boxed().toList();
    wide[0] = 2 * groups;
    String name = " of " + groups + " groups of " + windows;
    return List.of(
        GradientCase.of(
            "convolution" + name,
            2,
            b -> batch(b, "p", wide).convolve(parameter(b, "q", kernel), windows, groups)),
        GradientCase.of(
            "input" + name,
            2,
            b -> batch(b, "p", narrow)
                .convolveInput("up", parameter(b, "q", kernel), windows, groups, extents)),
        GradientCase.of(
            "weights" + name,
            2,
            b -> batch(b, "p", wide)
                .convolveWeight("gram", batch(b, "q", narrow), windows, groups)));
  }

  static List<GradientCase> pooling(Fold fold) {
    List<GradientCase> cases = new ArrayList<>();
    for (Window window : WINDOWS) {
      for (int axes = 1; axes <= 3; axes++) {
        List<Window> windows = Collections.nCopies(axes, window);
        int[] wide = extents(windows, 2, false);
        cases.add(GradientCase.of(
            fold + " over " + windows, 2, b -> batch(b, "p", wide).pool(fold, windows)));
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
    return b.append(
        "unpool", new WindowOp.Unpool(Fold.SUM, windows, extents), List.of(batch(b, "p", narrow)));
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
