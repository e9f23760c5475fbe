package dev.lathe.vision;

/** How a resized picture's samples are made of the old ones; as Pillow has them, where a picture made smaller takes all samples in account (antialias). */
public enum Interpolation {
  /** The sample that is nearest. */
  NEAREST(0),
  /** Weights that fall off in a line. */
  BILINEAR(1),
  /** Weights by a cubic curve with a = -0.5 (R. Keys, "Cubic convolution interpolation for digital image processing", 1981). */
  BICUBIC(2);

  private static final double A = -0.5;

  private final double support;

  Interpolation(double support) {
    this.support = support;
  }

  /** How far weights reach, in samples of the larger picture. */
  double support() {
    return support;
  }

  /** The weight at a distance of so many samples. */
  double weight(double distance) {
    double x = Math.abs(distance);
    if (this == BILINEAR) {
      return x < 1 ? 1 - x : 0;
    }
    if (x < 1) {
      return ((A + 2) * x - (A + 3)) * x * x + 1;
    }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
  }
}
