package dev.lathe.vision;

import java.util.function.IntUnaryOperator;

/** Pictures with other samples in the same places, to the same numbers as Pillow's {@code ImageOps} and {@code ImageEnhance}. Opacity stays. */
final class Colors {
  private static final int LEVELS = 256;

  private Colors() {}

  /** A function of each sample. */
  static Image mapped(Image image, IntUnaryOperator function) {
    return byChannel(image, channel -> table(function));
  }

  private interface Tables {
    byte[] of(int channel);
  }

  private static Image byChannel(Image image, Tables tables) {
    byte[] pixels = image.pixels();
    int channels = image.channels();
    for (int channel = 0; channel < colors(image); channel++) {
      byte[] table = tables.of(channel);
      for (int i = channel; i < pixels.length; i += channels) {
        pixels[i] = table[pixels[i] & 0xFF];
      }
    }
    return Image.wrap(image.width(), image.height(), channels, pixels);
  }

  private static byte[] table(IntUnaryOperator function) {
    byte[] table = new byte[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      table[level] = (byte) Math.max(0, Math.min(255, function.applyAsInt(level)));
    }
    return table;
  }

  /** Channels that are no opacity. */
  static int colors(Image image) {
    return image.channels() < 3 ? 1 : 3;
  }

  static Image posterize(Image image, int bits) {
    int mask = 0xFF << 8 - bits;
    return mapped(image, level -> level & mask);
  }

  static Image solarize(Image image, double threshold) {
    return mapped(image, level -> level < threshold ? level : 255 - level);
  }

  /** Each channel stretched so that its darkest sample is 0 and its lightest 255. */
  static Image autocontrast(Image image) {
    return byChannel(image, channel -> {
      int[] histogram = histogram(image, channel);
      int low = first(histogram);
      int high = last(histogram);
      double scale = high <= low ? 1 : 255.0 / (high - low);
      double offset = high <= low ? 0 : -low * scale;
      return table(level -> (int) (level * scale + offset));
    });
  }

  /** Each channel with its levels spread so that each range of them is as frequent as the others. */
  static Image equalize(Image image) {
    return byChannel(image, channel -> {
      int[] histogram = histogram(image, channel);
      int step = (image.width() * image.height() - histogram[last(histogram)]) / 255;
      if (step == 0) {
        return table(level -> level);
      }
      byte[] table = new byte[LEVELS];
      int sum = step / 2;
      for (int level = 0; level < LEVELS; level++) {
        table[level] = (byte) Math.min(255, sum / step);
        sum += histogram[level];
      }
      return table;
    });
  }

  private static int[] histogram(Image image, int channel) {
    int[] histogram = new int[LEVELS];
    byte[] pixels = image.shared();
    for (int i = channel; i < pixels.length; i += image.channels()) {
      histogram[pixels[i] & 0xFF]++;
    }
    return histogram;
  }

  private static int first(int[] histogram) {
    int level = 0;
    while (histogram[level] == 0) {
      level++;
    }
    return level;
  }

  private static int last(int[] histogram) {
    int level = LEVELS - 1;
    while (histogram[level] == 0) {
      level--;
    }
    return level;
  }

  static Image brightness(Image image, float factor) {
    return mapped(image, level -> blended(0, level, factor));
  }

  /** Away from the mean of the grey picture, or towards it. */
  static Image contrast(Image image, float factor) {
    long sum = 0;
    byte[] gray = image.toGray().shared();
    for (byte sample : gray) {
      sum += sample & 0xFF;
    }
    int mean = (int) ((double) sum / gray.length + 0.5);
    return mapped(image, level -> blended(mean, level, factor));
  }

  /** Away from the grey picture, or towards it. */
  static Image saturation(Image image, float factor) {
    if (image.channels() < 3) {
      return image;
    }
    byte[] gray = image.toGray().shared();
    byte[] pixels = image.pixels();
    int channels = image.channels();
    for (int i = 0; i < gray.length; i++) {
      for (int channel = 0; channel < 3; channel++) {
        int at = i * channels + channel;
        pixels[at] = (byte) blended(gray[i] & 0xFF, pixels[at] & 0xFF, factor);
      }
    }
    return Image.wrap(image.width(), image.height(), channels, pixels);
  }

  /** Away from the smoothed picture, or towards it. */
  static Image sharpness(Image image, float factor) {
    byte[] smooth = Filters.smooth(image).shared();
    byte[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) blended(smooth[i] & 0xFF, pixels[i] & 0xFF, factor);
    }
    return Image.wrap(image.width(), image.height(), image.channels(), pixels);
  }

  /** In float, cut off, as Pillow's {@code ImagingBlend} computes it. */
  private static int blended(int from, int to, float factor) {
    float value = from + factor * (to - from);
    return value <= 0 ? 0 : value >= 255 ? 255 : (int) value;
  }
}
