package dev.lathe.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * How a window slides along one axis.
 *
 * @param size samples that it reads, at least 1
 * @param stride distance between two of its places, at least 1
 * @param before samples added in front of the axis
 * @param after samples added behind it; negative where the last samples are left out
 * @param dilation distance between two samples that it reads, at least 1
 */
public record Window(int size, int stride, int before, int after, int dilation) {
  /** Places of the window along an axis of {@code extent} samples; below 1 where it does not fit. */
  public int positions(int extent) {
    return Math.floorDiv(extent + before + after - dilation * (size - 1) - 1, stride) + 1;
  }

  /** Whether it reads each sample by itself. */
  public boolean isTrivial() {
    return size == 1 && stride == 1 && before == 0 && after == 0;
  }

  /** Whether all its places along an axis of {@code extent} samples lie on the axis. */
  public boolean isInside(int extent) {
    int end = (positions(extent) - 1) * stride + dilation * (size - 1);
    return before == 0 && end < extent;
  }

  /** The shape with its last axes replaced by the places of the windows along them. */
  static Shape slide(List<Window> windows, Shape shape) {
    int first = first(windows, shape);
    Shape result = shape;
    for (int axis = 0; axis < windows.size(); axis++) {
      int positions = windows.get(axis).positions(shape.extent(first + axis).count());
      if (positions < 1) {
        throw new ShapeException("an extent that holds " + windows.get(axis), shape.toString());
      }
      result = result.with(first + axis, Extent.of(positions));
    }
    return result;
  }

  /** The shape with its last axes replaced by {@code extents}, on which the windows have as many places as those axes are long. */
  static Shape unslide(List<Window> windows, List<Integer> extents, Shape shape) {
    List<Extent> axes = new ArrayList<>(shape.extents().subList(0, first(windows, shape)));
    extents.forEach(extent -> axes.add(Extent.of(extent)));
    Shape result = new Shape(axes);
    Shape places = slide(windows, result);
    if (!places.equals(shape)) {
      throw new ShapeException("the places of the windows, " + places, shape.toString());
    }
    return result;
  }

  /** The shape of a convolution's weights. */
  static Shape weight(List<Window> windows, int groups, Shape x, Extent outputs) {
    int channels = x.extent(1).count();
    if (first(windows, x) != 2 || channels % groups != 0 || outputs.count() % groups != 0) {
      throw new ShapeException("channels in " + groups + " groups", x + " to " + outputs);
    }
    List<Extent> axes = new ArrayList<>(List.of(outputs, Extent.of(channels / groups)));
    windows.forEach(window -> axes.add(Extent.of(window.size())));
    return new Shape(axes);
  }

  private static int first(List<Window> windows, Shape shape) {
    if (windows.isEmpty() || windows.size() > 3 || shape.rank() <= windows.size()) {
      throw new ShapeException(
          "more axes than windows, of which there are 1 to 3", shape.toString());
    }
    return shape.rank() - windows.size();
  }
}
