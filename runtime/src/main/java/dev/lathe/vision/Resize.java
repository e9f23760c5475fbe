package dev.lathe.vision;

import java.util.Arrays;

/**
 * Pictures of another size, to the same samples as Pillow's {@code Image.resize}: first along rows, then along columns, each rounded to 8 bits, with weights in parts of 2^22.
 */
final class Resize {
  private Resize() {}

  static Image to(Image image, int width, int height, Interpolation how) {
    if (image.width() == width && image.height() == height) {
      return image;
    }
    if (how == Interpolation.NEAREST) {
      return nearest(image, width, height);
    }
    Image wide = image.width() == width ? image : alongRows(image, width, how);
    return image.height() == height ? wide : alongColumns(wide, height, how);
  }

  private static Image nearest(Image image, int width, int height) {
    int channels = image.channels();
    byte[] from = image.shared();
    byte[] pixels = new byte[width * height * channels];
    int[] columns = nearest(image.width(), width);
    int[] rows = nearest(image.height(), height);
    int at = 0;
    for (int row : rows) {
      for (int column : columns) {
        System.arraycopy(from, (row * image.width() + column) * channels, pixels, at, channels);
        at += channels;
      }
    }
    return Image.wrap(width, height, channels, pixels);
  }

  /** Summed up step by step, as Pillow does, so that rounding falls alike. */
  private static int[] nearest(int from, int to) {
    double scale = (double) from / to;
    int[] places = new int[to];
    double at = scale * 0.5;
    for (int i = 0; i < to; i++) {
      places[i] = Math.min(from - 1, (int) at);
      at += scale;
    }
    return places;
  }

  private static Image alongRows(Image image, int width, Interpolation how) {
    ResizeWeights weights = ResizeWeights.of(image.width(), width, how);
    int channels = image.channels();
    byte[] from = image.shared();
    byte[] pixels = new byte[width * image.height() * channels];
    for (int y = 0; y < image.height(); y++) {
      int row = y * image.width() * channels;
      int at = y * width * channels;
      if (channels == 3) {
        colors(weights, from, row, pixels, at);
      } else {
        samples(weights, from, row, pixels, at, channels);
      }
    }
    return Image.wrap(width, image.height(), channels, pixels);
  }

  /** A row of red, green and blue: a weight is loaded once for all three. */
  private static void colors(
      ResizeWeights weights, byte[] from, int row, byte[] pixels, int start) {
    for (int x = 0; x < weights.places(); x++) {
      int first = row + weights.first(x) * 3;
      int begin = weights.begin(x);
      int count = weights.end(x) - begin;
      if (count == 2) {
        color(weights.part(begin), weights.part(begin + 1), from, first, pixels, start + 3 * x);
      } else {
        color(weights, begin, count, from, first, pixels, start + 3 * x);
      }
    }
  }

  /** Of two old ones, as where a picture is made larger: as below, without its loop. */
  private static void color(int left, int right, byte[] from, int first, byte[] pixels, int at) {
    for (int channel = 0; channel < 3; channel++) {
      int sum = ResizeWeights.HALF + left * (from[first + channel] & 0xFF);
      pixels[at + channel] =
          ResizeWeights.rounded(sum + right * (from[first + 3 + channel] & 0xFF));
    }
  }

  private static void color(
      ResizeWeights weights, int begin, int count, byte[] from, int first, byte[] pixels, int at) {
    int red = ResizeWeights.HALF;
    int green = ResizeWeights.HALF;
    int blue = ResizeWeights.HALF;
    for (int k = 0; k < count; k++) {
      int part = weights.part(begin + k);
      red += part * (from[first + 3 * k] & 0xFF);
      green += part * (from[first + 3 * k + 1] & 0xFF);
      blue += part * (from[first + 3 * k + 2] & 0xFF);
    }
    pixels[at] = ResizeWeights.rounded(red);
    pixels[at + 1] = ResizeWeights.rounded(green);
    pixels[at + 2] = ResizeWeights.rounded(blue);
  }

  private static void samples(
      ResizeWeights weights, byte[] from, int row, byte[] pixels, int start, int channels) {
    int at = start;
    for (int x = 0; x < weights.places(); x++) {
      for (int channel = 0; channel < channels; channel++) {
        int sum = ResizeWeights.HALF;
        int next = row + weights.first(x) * channels + channel;
        for (int k = weights.begin(x); k < weights.end(x); k++) {
          sum += weights.part(k) * (from[next] & 0xFF);
          next += channels;
        }
        pixels[at++] = ResizeWeights.rounded(sum);
      }
    }
  }

  /** Row by row, so that the samples of a row are summed up in a loop without a jump. */
  private static Image alongColumns(Image image, int height, Interpolation how) {
    ResizeWeights weights = ResizeWeights.of(image.height(), height, how);
    int row = image.width() * image.channels();
    byte[] pixels = new byte[height * row];
    int[] sums = new int[row];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sums, ResizeWeights.HALF);
      int first = weights.first(y) - weights.begin(y);
      int last = weights.end(y) - 1;
      for (int k = weights.begin(y); k < last; k++) {
        add(sums, weights.part(k), image.shared(), (first + k) * row);
      }
      round(sums, weights.part(last), image.shared(), (first + last) * row, pixels, y * row);
    }
    return Image.wrap(image.width(), height, image.channels(), pixels);
  }

  private static void add(int[] sums, int part, byte[] from, int start) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += part * (from[start + i] & 0xFF);
    }
  }

  /** Adds the last part and has the samples. */
  private static void round(
      int[] sums, int part, byte[] from, int start, byte[] pixels, int place) {
    for (int i = 0; i < sums.length; i++) {
      int sum = sums[i] + part * (from[start + i] & 0xFF);
      pixels[place + i] = ResizeWeights.rounded(sum);
    }
  }
}
