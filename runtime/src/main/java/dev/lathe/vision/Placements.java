package dev.lathe.vision;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The placements that there are. */
final class Placements {
  private Placements() {}

  static final Placement SAME = new Placement() {
    @Override
    public Image image(Image image) {
      return image;
    }

    @Override
    public List<Box> boxes(List<Box> boxes) {
      return boxes;
    }
  };

  /** Boxes where a function puts them, as far as they are within a picture. */
  static List<Box> moved(List<Box> boxes, int width, int height, UnaryOperator<Box> move) {
    return boxes.stream()
        .map(move)
        .map(box -> new Box(
            box.label(),
            within(box.left(), width),
            within(box.top(), height),
            within(box.right(), width),
            within(box.bottom(), height)))
        .filter(box -> box.area() > 0)
        .toList();
  }

  private static float within(float place, int extent) {
    return Math.max(0, Math.min(extent, place));
  }

  /** A part of the picture, which may reach over its edges; there it is filled. */
  record Cut(int left, int top, int width, int height, int fill) implements Placement {
    @Override
    public Image image(Image image) {
      int channels = image.channels();
      byte[] from = image.shared();
      byte[] pixels = new byte[width * height * channels];
      if (fill != 0) {
        Arrays.fill(pixels, (byte) fill);
      }
      int first = Math.max(0, left);
      int count = Math.min(image.width(), left + width) - first;
      for (int y = Math.max(0, top); y < Math.min(image.height(), top + height) && count > 0; y++) {
        System.arraycopy(
            from,
            (y * image.width() + first) * channels,
            pixels,
            ((y - top) * width + first - left) * channels,
            count * channels);
      }
      return Image.wrap(width, height, channels, pixels);
    }

    @Override
    public List<Box> boxes(List<Box> boxes) {
      return moved(
          boxes,
          width,
          height,
          box -> new Box(
              box.label(),
              box.left() - left,
              box.top() - top,
              box.right() - left,
              box.bottom() - top));
    }
  }

  /** Left and right interchanged, or top and bottom, in a picture of this size. */
  record Flip(int width, int height, boolean horizontally) implements Placement {
    @Override
    public Image image(Image image) {
      int channels = image.channels();
      byte[] from = image.shared();
      byte[] pixels = new byte[from.length];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int source = horizontally ? y * width + width - 1 - x : (height - 1 - y) * width + x;
          System.arraycopy(from, source * channels, pixels, (y * width + x) * channels, channels);
        }
      }
      return Image.wrap(width, height, channels, pixels);
    }

    @Override
    public List<Box> boxes(List<Box> boxes) {
      return moved(boxes, width, height, this::flipped);
    }

    private Box flipped(Box box) {
      return horizontally
          ? new Box(box.label(), width - box.right(), box.top(), width - box.left(), box.bottom())
          : new Box(
              box.label(), box.left(), height - box.bottom(), box.right(), height - box.top());
    }
  }

  /** Another size. */
  record Scale(int fromWidth, int fromHeight, int width, int height, Interpolation how)
      implements Placement {
    @Override
    public Image image(Image image) {
      return Resize.to(image, width, height, how);
    }

    @Override
    public List<Box> boxes(List<Box> boxes) {
      float x = (float) width / fromWidth;
      float y = (float) height / fromHeight;
      return moved(
          boxes,
          width,
          height,
          box -> new Box(
              box.label(), box.left() * x, box.top() * y, box.right() * x, box.bottom() * y));
    }
  }

  /** One placement after another. */
  record Both(Placement first, Placement second) implements Placement {
    @Override
    public Image image(Image image) {
      return second.image(first.image(image));
    }

    @Override
    public List<Box> boxes(List<Box> boxes) {
      return second.boxes(first.boxes(boxes));
    }
  }
}
