package dev.lathe.vision;

/** Draws round lines on a black page of 28 x 28, each pixel as bright as the nearest line is close. */
final class Pen {
  private static final int SIZE = 28;

  private final double[] coverage = new double[SIZE * SIZE];
  private final double softness;

  /**
   * @param softness width of the edge of a line, in pixels
   */
  Pen(double softness) {
    this.softness = softness;
  }

  /** A line between two points, of a radius that goes from one's to the other's. */
  void line(PenPoint from, PenPoint to) {
    double reach = Math.max(from.radius(), to.radius()) + softness / 2;
    int bottom = end(Math.max(from.y(), to.y()) + reach);
    int left = first(Math.min(from.x(), to.x()) - reach);
    int right = end(Math.max(from.x(), to.x()) + reach);
    for (int row = first(Math.min(from.y(), to.y()) - reach); row < bottom; row++) {
      for (int column = left; column < right; column++) {
        touch(row * SIZE + column, 0.5 + depth(column + 0.5, row + 0.5, from, to) / softness);
      }
    }
  }

  /** What was drawn, with ink of a brightness of its own and some grain. */
  Image image(Draws draws) {
    double ink = draws.between(200, 255);
    double grain = draws.between(0, 24);
    byte[] pixels = new byte[SIZE * SIZE];
    for (int i = 0; i < pixels.length; i += 2) {
      int bits = draws.bits();
      pixels[i] = sample(coverage[i] * ink + grain * noise(bits));
      pixels[i + 1] = sample(coverage[i + 1] * ink + grain * noise(bits >>> 16));
    }
    return Image.wrap(SIZE, SIZE, 1, pixels);
  }

  /** How far inside the line a place is, in pixels; negative outside. */
  private static double depth(double x, double y, PenPoint from, PenPoint to) {
    double px = x - from.x();
    double py = y - from.y();
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double along = (px * dx + py * dy) / Math.max(1e-12, dx * dx + dy * dy);
    double nearest = Math.max(0, Math.min(1, along));
    double ex = px - nearest * dx;
    double ey = py - nearest * dy;
    return from.radius() + nearest * (to.radius() - from.radius()) - Math.sqrt(ex * ex + ey * ey);
  }

  private void touch(int pixel, double amount) {
    coverage[pixel] = Math.max(coverage[pixel], Math.min(1, amount));
  }

  /** From -1 to 1, small values being more likely: the difference of two bytes. */
  private static double noise(int bits) {
    return ((bits & 0xFF) - (bits >>> 8 & 0xFF)) / 255.0;
  }

  private static byte sample(double value) {
    return (byte) (int) Math.max(0, Math.min(255, value + 0.5));
  }

  private static int first(double edge) {
    return Math.max(0, (int) Math.floor(edge));
  }

  private static int end(double edge) {
    return Math.min(SIZE, (int) Math.ceil(edge));
  }
}
