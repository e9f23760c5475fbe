package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Window;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sequences, pictures and volumes: what layers over their last axes ask for.
 *
 * @param axes one to three, after batch and channels
 */
record Spatial(int axes) {
  private static final List<String> NAMES =
      List.of("length", "height x width", "depth x height x width");

  private static final List<String> KINDS = List.of("sequences", "pictures", "volumes");
  private static final List<String> SAMPLES = List.of("planes", "rows", "columns");

  /** {@code channels x height x width}. */
  String example() {
    return "channels x " + NAMES.get(axes - 1);
  }

  /** Refuses what is not channels with as many axes. */
  void require(Shape shape) {
    if (shape.rank() != axes + 2) {
      throw new Misfit(
          "an input of " + (axes + 1) + " dimensions (" + example() + ")",
          shape.perExample(),
          "put the layer where " + KINDS.get(axes - 1)
              + " are, or give them a channel dimension: @Network(input = {1, "
              + String.join(", ", Collections.nCopies(axes, "28")) + "})");
    }
  }

  /** One number for each axis: as written, or the one that was written for all. */
  List<Integer> each(Options options, String member) {
    return each(options, member, options.integers(member));
  }

  private List<Integer> each(Options options, String member, List<Integer> written) {
    if (written.size() == 1) {
      return Collections.nCopies(axes, written.get(0));
    }
    if (written.size() == axes) {
      return written;
    }
    throw new Misfit(
        Code.L110,
        (member.equals("value") ? "the value" : member) + " of @" + options.name()
            + " to be one number" + (axes == 1 ? "" : ", or " + axes),
        options.text(member),
        axes == 1
            ? "write one"
            : "write one for all axes, or one for each of " + NAMES.get(axes - 1),
        options.where(member));
  }

  /** As {@link #each}, another member's where none was written. */
  List<Integer> eachOr(Options options, String member, String other) {
    return each(options, options.integers(member).isEmpty() ? other : member);
  }

  /** Refuses extents that are too short for a single place of the windows. */
  void requireRoom(List<Window> windows, Shape shape) {
    List<Long> least = windows.stream().map(Spatial::least).toList();
    for (int axis = 0; axis < axes; axis++) {
      if (extent(shape, axis) < least.get(axis)) {
        throw new Misfit(
            "at least " + samples(least),
            shape.perExample(),
            "take a smaller kernel or more padding");
      }
    }
  }

  private static long least(Window window) {
    return (long) window.dilation() * (window.size() - 1) + 1 - window.before() - window.after();
  }

  /** {@code 7 rows and columns}, or {@code 7 rows and 5 columns}. */
  private String samples(List<Long> least) {
    List<String> names = axes == 1
        ? List.of("samples along the length")
        : SAMPLES.subList(SAMPLES.size() - axes, SAMPLES.size());
    if (least.stream().distinct().count() == 1) {
      return least.get(0) + " " + String.join(" and ", names);
    }
    return IntStream.range(0, axes)
        .mapToObj(axis -> least.get(axis) + " " + names.get(axis))
        .collect(Collectors.joining(" and "));
  }

  static int channels(Shape shape) {
    return shape.extent(1).count();
  }

  int extent(Shape shape, int axis) {
    return shape.extent(axis + 2).count();
  }

  /** The shape of one number a channel, to be broadcast over the axes: {@code 16 x 1 x 1}. */
  static Shape perChannel(int channels, int rank) {
    List<Extent> ones = Collections.nCopies(rank - 2, Extent.of(1));
    List<Extent> extents = new ArrayList<>(List.of(Extent.of(channels)));
    extents.addAll(ones);
    return new Shape(extents);
  }
}
