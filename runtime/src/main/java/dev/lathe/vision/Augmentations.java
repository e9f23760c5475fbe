package dev.lathe.vision;

import dev.lathe.data.Chance;

/**
 * The operations that RandAugment and TrivialAugment choose from, how strong each becomes, and where: {@code _AUGMENTATION_SPACE} of torchvision's {@code RandAugment} and
 * {@code TrivialAugmentWide}. Strengths are of 31 steps.
 *
 * @param shear largest, as a share of the other side
 * @param pixels largest shift; 0 for 150/331 of the side
 * @param degrees largest angle
 * @param factor by which brightness and the like grow or shrink at most
 * @param bits lost at most
 */
record Augmentations(double shear, double pixels, double degrees, double factor, int bits) {
  static final int STEPS = 31;
  static final Augmentations RANDOM = new Augmentations(0.3, 0, 30, 0.9, 4);
  static final Augmentations WIDE = new Augmentations(0.99, 32, 135, 0.99, 6);

  private static final int OPERATIONS = 14;
  private static final int LAST_SIGNED = 9;
  private static final Warps WARPS = new Warps(Interpolation.NEAREST, 0);

  /** An operation drawn, with a sign drawn where it has one. */
  Image drawn(Image image, int step) {
    int operation = Chance.below(OPERATIONS);
    boolean signed = operation > 0 && operation <= LAST_SIGNED;
    return applied(image, operation, step, signed && Chance.uniform() <= 0.5 ? -1 : 1);
  }

  /**
   * One of them.
   *
   * @param operation 0 to 13, in torchvision's order
   * @param step 0 to 30
   * @param sign 1 or -1
   */
  Image applied(Image image, int operation, int step, int sign) {
    return switch (operation) {
      case 1 -> sheared(image, sign * degrees(step), 0);
      case 2 -> sheared(image, 0, sign * degrees(step));
      case 3 -> shifted(image, sign * (int) level(reach(image.width()), step), 0);
      case 4 -> shifted(image, 0, sign * (int) level(reach(image.height()), step));
      case 5 -> WARPS.rotate(sign * level(degrees, step), false).apply(image);
      case 6 -> Colors.brightness(image, factor(step, sign));
      case 7 -> Colors.saturation(image, factor(step, sign));
      case 8 -> Colors.contrast(image, factor(step, sign));
      case 9 -> Colors.sharpness(image, factor(step, sign));
      case 10 -> Colors.posterize(image, 8 - (int) Math.rint(step * bits / (STEPS - 1.0)));
      case 11 -> Colors.solarize(image, 255 * level(1, STEPS - 1 - step));
      case 12 -> Colors.autocontrast(image);
      case 13 -> Colors.equalize(image);
      default -> image;
    };
  }

  private double reach(int side) {
    return pixels > 0 ? pixels : 150.0 / 331 * side;
  }

  private double degrees(int step) {
    return Math.toDegrees(StrictMath.atan(level(shear, step)));
  }

  private float factor(int step, int sign) {
    return (float) (1 + sign * level(factor, step));
  }

  /** As {@code torch.linspace} divides 0 to {@code most}: in float, from the end that is nearer. */
  private static double level(double most, int step) {
    float part = (float) most / (STEPS - 1);
    return step < STEPS / 2 ? part * step : (float) most - part * (STEPS - 1 - step);
  }

  private static Image sheared(Image image, double x, double y) {
    return WARPS
        .affine(image.width(), image.height(), new Homography.Motion(0, 0, 0, 1, x, y), 0, 0)
        .image(image);
  }

  private static Image shifted(Image image, int x, int y) {
    return WARPS.affine(0, x, y, 1, 0, 0).apply(image);
  }
}
