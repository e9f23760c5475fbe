package dev.lathe.vision;

/**
 * Pictures of another size, to the same samples as Pillow's {@code Image.resize}: first along rows, then along columns, each rounded to 8 bits, with weights in parts of 2^22.
 */
final class Resize {
  private static final int BITS = 22;

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
    Weights weights = Weights.of(image.width(), width, how);
    int channels = image.channels();
    byte[] from = image.shared();
    byte[] pixels = new byte[width * image.height() * channels];
    for (int y = 0; y < image.height(); y++) {
      int row = y * image.width() * channels;
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < channels; channel++) {
          int first = row + weights.first[x] * channels + channel;
          pixels[(y * width + x) * channels + channel] = weights.sum(x, from, first, channels);
        }
      }
    }
    return Image.wrap(width, image.height(), channels, pixels);
  }

  private static Image alongColumns(Image image, int height, Interpolation how) {
    Weights weights = Weights.of(image.height(), height, how);
    int row = image.width() * image.channels();
    byte[] from = image.shared();
    byte[] pixels = new byte[height * row];
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < row; i++) {
        pixels[y * row + i] = weights.sum(y, from, weights.first[y] * row + i, row);
      }
    }
    return Image.wrap(image.width(), height, image.channels(), pixels);
  }

  /** For each new sample: the first old one that it is made of, and the weights of that and the next. */
  private record Weights(int[] first, int[][] parts) {

    static Weights of(int from, int to, Interpolation how) {
      double scale = (double) from / to;
      double stretch = Math.max(scale, 1);
      int[] first = new int[to];
      int[][] parts = new int[to][];
      for (int i = 0; i < to; i++) {
        double center = (i + 0.5) * scale;
        double reach = how.support() * stretch;
        first[i] = Math.max(0, (int) (center - reach + 0.5));
        int end = Math.min(from, (int) (center + reach + 0.5));
        parts[i] = parts(first[i], end, center, stretch, how);
      }
      return new Weights(first, parts);
    }

    private static int[] parts(
        int first, int end, double center, double stretch, Interpolation how) {
      double[] weights = new double[end - first];
      double inverse = 1 / stretch;
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        weights[i] = how.weight((i + first - center + 0.5) * inverse);
        sum += weights[i];
      }
      int[] parts = new int[weights.length];
      for (int i = 0; i < parts.length; i++) {
        double part = (sum == 0 ? weights[i] : weights[i] / sum) * (1 << BITS);
        parts[i] = (int) (part < 0 ? part - 0.5 : part + 0.5);
      }
      return parts;
    }

    byte sum(int place, byte[] from, int at, int step) {
      int sum = 1 << BITS - 1;
      int next = at;
      for (int part : parts[place]) {
        sum += part * (from[next] & 0xFF);
        next += step;
      }
      return (byte) Math.max(0, Math.min(255, sum >> BITS));
    }
  }
}
