package dev.lathe.vision;

import java.util.List;

/**
 * Where the pen is and how hard it presses.
 *
 * @param x column in pixels; pixel 0 reaches from 0 to 1
 * @param y row in pixels
 * @param radius of the line here, in pixels
 */
record PenPoint(double x, double y, double radius) {

  /** The smooth line through all points, {@code t} of the way from point {@code i} to the next. */
  static PenPoint between(List<PenPoint> points, int i, double t) {
    PenPoint a = points.get(Math.max(0, i - 1));
    PenPoint b = points.get(i);
    PenPoint c = points.get(i + 1);
    PenPoint d = points.get(Math.min(points.size() - 1, i + 2));
    return new PenPoint(
        cubic(a.x, b.x, c.x, d.x, t),
        cubic(a.y, b.y, c.y, d.y, t),
        cubic(a.radius, b.radius, c.radius, d.radius, t));
  }

  /** The cubic of Catmull and Rom (1974) from b at 0 to c at 1. */
  private static double cubic(double a, double b, double c, double d, double t) {
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }
}
