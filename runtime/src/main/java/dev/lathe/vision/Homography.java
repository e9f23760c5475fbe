package dev.lathe.vision;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Where a place comes from: {@code x = (ax + by + c) / (gx + hy + i)}, {@code y = (dx + ey + f) / (gx + hy + i)}, where denominators are positive for what is in sight. */
final class Homography {
  /** Where a denominator is smaller, a place is taken as out of sight. */
  private static final double HORIZON = 1e-6;

  private static final double FAR = 1e9;

  private final double[] m;

  Homography(double... rows) {
    this.m = rows;
  }

  private static Homography affine(double a, double b, double c, double d, double e, double f) {
    return new Homography(a, b, c, d, e, f, 0, 0, 1);
  }

  double at(int index) {
    return m[index];
  }

  boolean isAffine() {
    return m[6] == 0 && m[7] == 0;
  }

  /** What Pillow's {@code Image.rotate} makes of an angle in degrees, counter-clockwise: where the places of the turned picture come from. */
  static Homography rotation(int width, int height, double angle) {
    double degrees = angle % 360;
    double turn = -Math.toRadians(degrees < 0 ? degrees + 360 : degrees);
    double cos = to15Digits(StrictMath.cos(turn));
    double sin = to15Digits(StrictMath.sin(turn));
    double x = width / 2.0;
    double y = height / 2.0;
    return affine(cos, sin, cos * -x + sin * -y + x, -sin, cos, -sin * -x + cos * -y + y);
  }

  private static double to15Digits(double value) {
    return new BigDecimal(value).setScale(15, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** This one where the picture that is made has its own middle in the same place as before, but another size. */
  Homography moved(double x, double y) {
    return affine(m[0], m[1], m[0] * x + m[1] * y + m[2], m[3], m[4], m[3] * x + m[4] * y + m[5]);
  }

  /** Around a centre, clockwise, in degrees: torchvision's {@code _get_inverse_affine_matrix}. */
  static Homography affine(Motion motion, double centerX, double centerY) {
    double turn = Math.toRadians(motion.angle());
    double shearY = Math.toRadians(motion.shearY());
    double shearX = StrictMath.tan(Math.toRadians(motion.shearX()));
    double a = StrictMath.cos(turn - shearY) / StrictMath.cos(shearY);
    double b = -(a * shearX + StrictMath.sin(turn));
    double c = StrictMath.sin(turn - shearY) / StrictMath.cos(shearY);
    double d = StrictMath.cos(turn) - c * shearX;
    double scale = motion.scale();
    double x = centerX + motion.x();
    double y = centerY + motion.y();
    double right = d / scale;
    double down = -b / scale;
    double across = -c / scale;
    double along = a / scale;
    return affine(
        right,
        down,
        centerX - right * x - down * y,
        across,
        along,
        centerY - across * x - along * y);
  }

  /**
   * An affine motion, in degrees and pixels.
   *
   * @param angle clockwise
   */
  record Motion(double angle, double x, double y, double scale, double shearX, double shearY) {}

  /** The way back, up to a factor above 0. */
  Homography inverse() {
    double[] back = {
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
    double determinant = m[0] * back[0] + m[1] * back[3] + m[2] * back[6];
    for (int i = 0; i < back.length; i++) {
      back[i] /= determinant;
    }
    return new Homography(back);
  }

  /** The upright rectangle around a box whose corners have been sent through this; of what is beyond the horizon, nothing. */
  Box hull(Box box) {
    double[][] corners = {
      sent(box.left(), box.top()),
      sent(box.right(), box.top()),
      sent(box.right(), box.bottom()),
      sent(box.left(), box.bottom())
    };
    double[] hull = {FAR, FAR, -FAR, -FAR};
    for (int i = 0; i < corners.length; i++) {
      double[] from = corners[i];
      double[] to = corners[(i + 1) % corners.length];
      boolean seen = from[2] >= HORIZON;
      if (seen) {
        include(hull, from);
      }
      if (seen != to[2] >= HORIZON) {
        include(hull, between(from, to, (HORIZON - from[2]) / (to[2] - from[2])));
      }
    }
    return hull[0] > hull[2]
        ? new Box(box.label(), 0, 0, 0, 0)
        : new Box(box.label(), (float) hull[0], (float) hull[1], (float) hull[2], (float) hull[3]);
  }

  private double[] sent(double x, double y) {
    return new double[] {
      m[0] * x + m[1] * y + m[2], m[3] * x + m[4] * y + m[5], m[6] * x + m[7] * y + m[8]
    };
  }

  private static double[] between(double[] from, double[] to, double share) {
    double[] place = new double[from.length];
    for (int i = 0; i < place.length; i++) {
      place[i] = from[i] + (to[i] - from[i]) * share;
    }
    return place;
  }

  private static void include(double[] hull, double[] place) {
    for (int axis = 0; axis < 2; axis++) {
      double value = Math.max(-FAR, Math.min(FAR, place[axis] / place[2]));
      hull[axis] = Math.min(hull[axis], value);
      hull[axis + 2] = Math.max(hull[axis + 2], value);
    }
  }
}
