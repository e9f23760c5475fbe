package dev.lathe.vision;

import dev.lathe.runtime.Message;
import java.util.Arrays;

/** Pictures whose samples are mixed with those around them. Opacity stays. */
final class Filters {
  private static final float SIDE = 1f / 13;
  private static final float MIDDLE = 5f / 13;

  private Filters() {}

  /** Pillow's {@code ImageFilter.SMOOTH}, in float; the samples at the edges stay. */
  static Image smooth(Image image) {
    int channels = image.channels();
    int row = image.width() * channels;
    byte[] from = image.shared();
    byte[] pixels = image.pixels();
    for (int y = 1; y < image.height() - 1; y++) {
      for (int at = y * row + channels; at < (y + 1) * row - channels; at++) {
        if (at % channels < Colors.colors(image)) {
          float sum = 0.5f;
          sum += sum(from, at + row, channels, SIDE);
          sum += sum(from, at, channels, MIDDLE);
          sum += sum(from, at - row, channels, SIDE);
          pixels[at] = (byte) Math.min(255, sum);
        }
      }
    }
    return Image.wrap(image.width(), image.height(), channels, pixels);
  }

  private static float sum(byte[] from, int at, int step, float middle) {
    return (from[at - step] & 0xFF) * SIDE
        + (from[at] & 0xFF) * middle
        + (from[at + step] & 0xFF) * SIDE;
  }

  /** torchvision's {@code gaussian_blur}: mirrored at the edges, rounded to even. The kernel is a product of two, so that sums go down first and then along. */
  static Image gaussianBlur(Image image, int size, double sigma) {
    int width = image.width();
    int height = image.height();
    int channels = image.channels();
    requireLarger(image, size / 2);
    double[] kernel = kernel(size, sigma);
    byte[] pixels = image.pixels();
    double[] row = new double[width * channels];
    for (int y = 0; y < height; y++) {
      down(image, y, kernel, row);
      for (int i = 0; i < row.length; i++) {
        if (i % channels < Colors.colors(image)) {
          pixels[y * row.length + i] = (byte) Math.rint(along(row, i, kernel, channels, width));
        }
      }
    }
    return Image.wrap(width, height, channels, pixels);
  }

  private static void requireLarger(Image image, int reach) {
    if (Math.min(image.width(), image.height()) <= reach) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          "a picture of at least " + (reach + 1) + " x " + (reach + 1) + " for this blur",
          image.width() + " x " + image.height(),
          "take a smaller kernel"));
    }
  }

  private static double[] kernel(int size, double sigma) {
    double[] kernel = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double distance = (i - size / 2) / sigma;
      kernel[i] = StrictMath.exp(-distance * distance / 2);
      sum += kernel[i];
    }
    for (int i = 0; i < size; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  private static void down(Image image, int y, double[] kernel, double[] row) {
    byte[] from = image.shared();
    Arrays.fill(row, 0);
    for (int k = 0; k < kernel.length; k++) {
      int start = mirrored(y + k - kernel.length / 2, image.height()) * row.length;
      for (int i = 0; i < row.length; i++) {
        row[i] += kernel[k] * (from[start + i] & 0xFF);
      }
    }
  }

  private static double along(double[] row, int at, double[] kernel, int channels, int width) {
    double sum = 0;
    int first = at / channels - kernel.length / 2;
    for (int k = 0; k < kernel.length; k++) {
      sum += kernel[k] * row[mirrored(first + k, width) * channels + at % channels];
    }
    return sum;
  }

  private static int mirrored(int place, int extent) {
    int inside = Math.abs(place);
    return inside < extent ? inside : 2 * (extent - 1) - inside;
  }
}
