package dev.lathe.vision;

import dev.lathe.data.Chance;
import dev.lathe.runtime.Message;
import java.util.Arrays;

/** Which part of a picture is cut out, and which size it is given. */
final class Crops {
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
      int width, int height, int size, RandomPart part, Interpolation how) {
    Placements.Cut drawn = part.in(width, height, width, height);
    Placements.Cut cut = drawn == null ? middle(width, height) : drawn;
    return cut.then(new Placements.Scale(cut.width(), cut.height(), size, size, how));
  }

  /** A rectangle of some area and ratio of sides, less wide and less high than the picture, of one sample; torchvision's {@code RandomErasing}. Opacity stays. */
  static Image erased(Image image, RandomPart part, int value) {
    int width = image.width();
    int height = image.height();
    Placements.Cut cut = part.in(width, height, width - 1, height - 1);
    if (cut == null) {
      return image;
    }
    int channels = image.channels();
    byte[] pixels = image.pixels();
    for (int y = cut.top(); y < cut.top() + cut.height(); y++) {
      for (int x = cut.left(); x < cut.left() + cut.width(); x++) {
        int at = (y * width + x) * channels;
        Arrays.fill(pixels, at, at + Colors.colors(image), (byte) value);
      }
    }
    return Image.wrap(width, height, channels, pixels);
  }

  /** The largest part in the middle whose sides are at most as 4 to 3. */
  private static Placements.Cut middle(int width, int height) {
    int wide = (int) Math.min(width, Math.rint(height * 4.0 / 3));
    int high = (int) Math.min(height, Math.rint(width * 4.0 / 3));
    return new Placements.Cut((width - wide) / 2, (height - high) / 2, wide, high, 0);
  }

  /** The whole picture in the middle of a square, grey beside it. */
  static Placement letterbox(int width, int height, int size) {
    Placements.Scale scale = within(width, height, size);
    int left = (size - scale.width()) / 2;
    int top = (size - scale.height()) / 2;
    return scale.then(new Placements.Cut(-left, -top, size, size, GRAY));
  }

  /** As large as fits into a square, in proportion. */
  static Placements.Scale within(int width, int height, int size) {
    double scale = Math.min((double) size / width, (double) size / height);
    int wide = Math.max(1, (int) (width * scale));
    int high = Math.max(1, (int) (height * scale));
    return new Placements.Scale(width, height, wide, high, Interpolation.BILINEAR);
  }
}
