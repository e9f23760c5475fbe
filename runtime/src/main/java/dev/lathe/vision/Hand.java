package dev.lathe.vision;

/**
 * What one picture's handwriting does to every point of a digit: size, proportion, slant, turn and place as an affine
 * map to pixels, and the radius of the pen in pixels.
 */
record Hand(double xx, double xy, double yx, double yy, double left, double top, double thickness) {
  /** MNIST fits its digits into 20 x 20 pixels in the middle of 28 x 28. */
  private static final double HEIGHT = 20;

  private static final double MIDDLE = 14;

  static Hand of(Draws draws) {
    double height = HEIGHT * draws.between(0.7, 1);
    double width = height * draws.between(0.62, 1.15);
    double slant = draws.normal(0.28);
    double turn = draws.normal(0.17);
    double cos = StrictMath.cos(turn);
    double sin = StrictMath.sin(turn);
    double left = MIDDLE + draws.normal(1.2);
    double top = MIDDLE + draws.normal(1.2);
    double thickness = draws.between(0.65, 1.8);
    // the product of turn, slant (x moves with height above the middle) and size
    return new Hand(
        cos * width,
        (-cos * slant - sin) * height,
        sin * width,
        (cos - sin * slant) * height,
        left,
        top,
        thickness);
  }

  /** Column in pixels of a point of the unit square. */
  double x(double shapeX, double shapeY) {
    return left + xx * (shapeX - 0.5) + xy * (shapeY - 0.5);
  }

  /** Row in pixels of a point of the unit square. */
  double y(double shapeX, double shapeY) {
    return top + yx * (shapeX - 0.5) + yy * (shapeY - 0.5);
  }
}
