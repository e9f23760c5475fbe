package dev.lathe.vision;

import java.util.Arrays;

/** Parts of pictures, and pictures the other way round. */
final class Cuts {
  private Cuts() {}

  /** A rectangle that may reach over the edges, where all samples are {@code fill}. */
  static Image cut(Image image, int left, int top, int width, int height, int fill) {
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
