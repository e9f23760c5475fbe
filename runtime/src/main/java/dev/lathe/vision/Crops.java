package dev.lathe.vision;

import dev.lathe.data.Chance;
import dev.lathe.runtime.Message;

/** Which part of a picture is cut out, and which size it is given. */
final class Crops {
  private static final int ATTEMPTS = 10;
  private static final int GRAY = 127;

  private Crops() {}

  static Placement random(int width, int height, int size, int padding) {
    int rows = height + 2 * padding - size;
    int columns = width + 2 * padding - size;
    require(rows >= 0 && columns >= 0, width, height, size, padding);
    int top = Chance.below(rows + 1) - padding;
    return new Placements.Cut(Chance.below(columns + 1) - padding, top, size, size, 0);
  }

  static Placement center(int width, int height, int size) {
    require(width >= size && height >= size, width, height, size, 0);
    return new Placements.Cut((width - size) / 2, (height - size) / 2, size, size, 0);
  }

  private static void require(boolean fits, int width, int height, int size, int padding) {
    if (!fits) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          "a picture of at least " + size + " x " + size + " with padding " + padding,
          width + " x " + height,
          "take a smaller size, or more padding"));
    }
  }

  /** The shorter side is so long, the other in proportion, rounded down. */
  static Placement shorterSide(int width, int height, int size, Interpolation how) {
    int wide = width <= height ? size : (int) ((long) size * width / height);
    int high = width <= height ? (int) ((long) size * height / width) : size;
    return new Placements.Scale(width, height, wide, high, how);
  }

  /** A part of some area and ratio of sides, resized: torchvision's {@code RandomResizedCrop}. */
  static Placement randomResized(
      int width, int height, int size, double smallest, double largest, Interpolation how) {
    Placements.Cut cut = randomPart(width, height, smallest, largest);
    return cut.then(new Placements.Scale(cut.width(), cut.height(), size, size, how));
  }

  private static Placements.Cut randomPart(int width, int height, double smallest, double largest) {
    double widest = Math.log(4.0 / 3);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double area = width * (double) height * (smallest + (largest - smallest) * Chance.uniform());
      double ratio = Math.exp(widest * (2 * Chance.uniform() - 1));
      int wide = (int) Math.rint(Math.sqrt(area * ratio));
      int high = (int) Math.rint(Math.sqrt(area / ratio));
      if (wide > 0 && wide <= width && high > 0 && high <= height) {
        int top = Chance.below(height - high + 1);
        return new Placements.Cut(Chance.below(width - wide + 1), top, wide, high, 0);
      }
    }
    return middle(width, height);
  }

  /** The largest part in the middle whose sides are at most as 4 to 3. */
  private static Placements.Cut middle(int width, int height) {
    int wide = (int) Math.min(width, Math.rint(height * 4.0 / 3));
    int high = (int) Math.min(height, Math.rint(width * 4.0 / 3));
    return new Placements.Cut((width - wide) / 2, (height - high) / 2, wide, high, 0);
  }

  /** The whole picture in the middle of a square, grey beside it. */
  static Placement letterbox(int width, int height, int size) {
    double scale = Math.min((double) size / width, (double) size / height);
    int wide = Math.max(1, (int) (width * scale));
    int high = Math.max(1, (int) (height * scale));
    return new Placements.Scale(width, height, wide, high, Interpolation.BILINEAR)
        .then(new Placements.Cut(-((size - wide) / 2), -((size - high) / 2), size, size, GRAY));
  }
}
