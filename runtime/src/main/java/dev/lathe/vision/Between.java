package dev.lathe.vision;

/** Samples between the pixels of a picture, of the 2 x 2 or 4 x 4 around a place: as Pillow's {@code Image.transform} makes them, with a cubic curve of a = -1. */
final class Between {
  private final byte[] from;
  private final int width;
  private final int height;
  private final int channels;
  private final int[] columns;
  private final int[] rows;
  private final double[] samples;
  private final double[] sums;

  Between(Image image, Interpolation how) {
    int taps = how == Interpolation.BICUBIC ? 4 : 2;
    this.from = image.shared();
    this.width = image.width();
    this.height = image.height();
    this.channels = image.channels();
    this.columns = new int[taps];
    this.rows = new int[taps];
    this.samples = new double[taps];
    this.sums = new double[taps];
  }

  /** Writes a pixel for a place within the picture. */
  void pixel(double x, double y, byte[] pixels, int at) {
    double right = x - 0.5;
    double down = y - 0.5;
    int column = (int) Math.floor(right);
    int row = (int) Math.floor(down);
    place(columns, column, width, channels);
    place(rows, row, height, width * channels);
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < columns.length; j++) {
          samples[j] = from[rows[i] + columns[j] + channel] & 0xFF;
        }
        sums[i] = mixed(samples, right - column);
      }
      double value = mixed(sums, down - row);
      pixels[at + channel] = (byte) Math.max(0, Math.min(255, value));
    }
  }

  /** Those beyond an edge are taken from the edge. */
  private static void place(int[] taps, int first, int extent, int step) {
    int before = taps.length / 2 - 1;
    for (int i = 0; i < taps.length; i++) {
      taps[i] = Math.max(0, Math.min(extent - 1, first - before + i)) * step;
    }
  }

  private static double mixed(double[] v, double share) {
    if (v.length == 2) {
      return v[0] + (v[1] - v[0]) * share;
    }
    double slope = -v[0] + v[2];
    double square = 2 * (v[0] - v[1]) + v[2] - v[3];
    double cube = -v[0] + v[1] - v[2] + v[3];
    return v[1] + share * (slope + share * (square + share * cube));
  }
}
