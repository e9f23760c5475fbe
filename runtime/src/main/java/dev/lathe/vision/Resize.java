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
    if (channels == 3) {
      colors(weights, image, pixels);
    } else {
      samples(weights, from, image.width() * channels, pixels, channels);
    }
    return Image.wrap(width, image.height(), channels, pixels);
  }

  /** Red, green and blue, column by column: its weights are loaded once for all rows. */
  private static void colors(ResizeWeights weights, Image image, byte[] pixels) {
    int width = 3 * weights.places();
    for (int x = 0; x < weights.places(); x++) {
      int begin = weights.begin(x);
      int count = weights.end(x) - begin;
      int from = 3 * weights.first(x);
      if (count == 2) {
        column(weights.part(begin), weights.part(begin + 1), image, from, pixels, 3 * x, width);
      } else {
        column(weights, begin, count, image, from, pixels, 3 * x, width);
      }
    }
  }

  /** Of two old columns, as where a picture is made larger: as below, without its inner loop. */
  private static void column(
      int left, int right, Image image, int first, byte[] pixels, int start, int width) {
    byte[] old = image.shared();
    int from = first;
    for (int at = start; at < pixels.length; at += width) {
      pixels[at] = blend(left, old[from], right, old[from + 3]);
      pixels[at + 1] = blend(left, old[from + 1], right, old[from + 4]);
      pixels[at + 2] = blend(left, old[from + 2], right, old[from + 5]);
      from += 3 * image.width();
    }
  }

  private static byte blend(int part, byte sample, int nextPart, byte next) {
    return ResizeWeights.rounded(
        ResizeWeights.HALF + part * (sample & 0xFF) + nextPart * (next & 0xFF));
  }

  private static void column(
      ResizeWeights weights,
      int begin,
      int count,
      Image image,
      int first,
      byte[] pixels,
      int start,
      int width) {
    int row = first;
    for (int at = start; at < pixels.length; at += width) {
      color(weights, begin, count, image.shared(), row, pixels, at);
      row += 3 * image.width();
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
      ResizeWeights weights, byte[] from, int row, byte[] pixels, int channels) {
    int at = 0;
    for (int start = 0; start < from.length; start += row) {
      for (int x = 0; x < weights.places(); x++) {
        for (int channel = 0; channel < channels; channel++) {
          int first = start + weights.first(x) * channels + channel;
          pixels[at++] = sample(weights, x, from, first, channels);
        }
      }
    }
  }

  private static byte sample(ResizeWeights weights, int x, byte[] from, int first, int channels) {
    int sum = ResizeWeights.HALF;
    int next = first;
    for (int k = weights.begin(x); k < weights.end(x); k++) {
      sum += weights.part(k) * (from[next] & 0xFF);
      next += channels;
    }
    return ResizeWeights.rounded(sum);
  }

  /** Row by row, so that the samples of a row are summed up in a loop without a jump. */
  private static Image alongColumns(Image image, int height, Interpolation how) {
    ResizeWeights weights = ResizeWeights.of(image.height(), height, how);
    int row = image.width() * image.channels();
    byte[] pixels = new byte[height * row];
    int[] sums = new int[row];
    for (int y = 0; y < height; y++) {
      int begin = weights.begin(y);
      if (weights.end(y) - begin == 2 && weights.part(begin) >= 0 && weights.part(begin + 1) >= 0) {
        int from = weights.first(y) * row;
        mix(
            weights.part(begin),
            weights.part(begin + 1),
            image.shared(),
            from,
            pixels,
            y * row,
            row);
      } else {
        row(weights, y, image.shared(), sums, pixels);
      }
    }
    return Image.wrap(image.width(), height, image.channels(), pixels);
  }

  /** A row of two old ones, as where a picture is made larger; with no negative part no sample leaves its range. */
  private static void mix(
      int part, int nextPart, byte[] from, int first, byte[] pixels, int start, int row) {
    for (int i = 0; i < row; i++) {
      int sum = ResizeWeights.HALF + part * (from[first + i] & 0xFF);
      pixels[start + i] = ResizeWeights.inside(sum + nextPart * (from[first + row + i] & 0xFF));
    }
  }

  private static void row(ResizeWeights weights, int y, byte[] from, int[] sums, byte[] pixels) {
    Arrays.fill(sums, ResizeWeights.HALF);
    int first = weights.first(y) - weights.begin(y);
    int last = weights.end(y) - 1;
    for (int k = weights.begin(y); k < last; k++) {
      add(sums, weights.part(k), from, (first + k) * sums.length);
    }
    round(sums, weights.part(last), from, (first + last) * sums.length, pixels, y * sums.length);
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
