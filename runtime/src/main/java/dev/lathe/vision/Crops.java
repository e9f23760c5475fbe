package dev.lathe.vision;

import dev.lathe.data.Chance;
import dev.lathe.runtime.Message;

/** Parts of pictures, and pictures the other way round. */
final class Crops {
  private Crops() {}

  static Image random(Image image, int size, int padding) {
    int rows = image.height() + 2 * padding - size;
    int columns = image.width() + 2 * padding - size;
    require(rows >= 0 && columns >= 0, image, size, padding);
    int top = Chance.below(rows + 1) - padding;
    return cut(image, top, Chance.below(columns + 1) - padding, size);
  }

  static Image center(Image image, int size) {
    require(image.width() >= size && image.height() >= size, image, size, 0);
    return cut(image, (image.height() - size) / 2, (image.width() - size) / 2, size);
  }

  private static void require(boolean fits, Image image, int size, int padding) {
    if (!fits) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          "a picture of at least " + size + " x " + size + " with padding " + padding,
          image.toString(),
          "take a smaller size, or more padding"));
    }
  }

  /** A square that may reach over the edges, where it is black. */
  private static Image cut(Image image, int top, int left, int size) {
    int channels = image.channels();
    byte[] from = image.shared();
    byte[] pixels = new byte[size * size * channels];
    int first = Math.max(0, left);
    int last = Math.min(image.width(), left + size);
    for (int y = Math.max(0, top); y < Math.min(image.height(), top + size); y++) {
      System.arraycopy(
          from,
          (y * image.width() + first) * channels,
          pixels,
          ((y - top) * size + first - left) * channels,
          (last - first) * channels);
    }
    return Image.wrap(size, size, channels, pixels);
  }

  static Image flipped(Image image, boolean horizontally) {
    int width = image.width();
    int height = image.height();
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
}
