package dev.lathe.vision;

import dev.lathe.runtime.Message;
import java.util.Arrays;
import java.util.List;

/**
 * A picture whose pixels are read where a homography says, to the samples of Pillow's {@code Image.transform}; what comes from outside is filled.
 *
 * @param from says where the pixels of the new picture come from
 */
record Warp(Homography from, int width, int height, Warps options) implements Placement {
  private static final double FIXED = 65536;
  private static final double FIXED_MAX = 32768;

  @Override
  public Image image(Image image) {
    int channels = image.channels();
    long samples = (long) width * height * channels;
    if (samples > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          "a picture that has less than 2^31 samples when it is warped",
          width + " x " + height + " x " + channels,
          "make it smaller first, or do not expand it"));
    }
    byte[] pixels = new byte[(int) samples];
    Arrays.fill(pixels, (byte) options.fill());
    if (options.how() == Interpolation.NEAREST && from.isAffine()) {
      step(image, pixels);
    } else {
      map(image, pixels);
    }
    return Image.wrap(width, height, channels, pixels);
  }

  @Override
  public List<Box> boxes(List<Box> boxes) {
    Homography to = from.inverse();
    return Placements.moved(boxes, width, height, to::hull);
  }

  private void map(Image image, byte[] pixels) {
    Between between = new Between(image, options.how());
    int channels = image.channels();
    boolean nearest = options.how() == Interpolation.NEAREST;
    int at = 0;
    for (int row = 0; row < height; row++) {
      double v = row + 0.5;
      for (int column = 0; column < width; column++) {
        double u = column + 0.5;
        double below = from.at(6) * u + from.at(7) * v + from.at(8);
        double x = (from.at(0) * u + from.at(1) * v + from.at(2)) / below;
        double y = (from.at(3) * u + from.at(4) * v + from.at(5)) / below;
        if (nearest) {
          copy(image, x, y, pixels, at);
        } else if (isWithin(image, x, y)) {
          between.pixel(x, y, pixels, at);
        }
        at += channels;
      }
    }
  }

  /** Adding up from pixel to pixel; in parts of 2^16 where sheared or turned. */
  private void step(Image image, byte[] pixels) {
    boolean fixed = (from.at(1) != 0 || from.at(3) != 0) && fits();
    double rowX = rounded(from.at(2) + from.at(0) * 0.5 + from.at(1) * 0.5, fixed);
    double rowY = rounded(from.at(5) + from.at(3) * 0.5 + from.at(4) * 0.5, fixed);
    double right = rounded(from.at(0), fixed);
    double across = rounded(from.at(3), fixed);
    int at = 0;
    for (int row = 0; row < height; row++) {
      double x = rowX;
      double y = rowY;
      for (int column = 0; column < width; column++) {
        copy(image, x, y, pixels, at);
        at += image.channels();
        x += right;
        y += across;
      }
      rowX += rounded(from.at(1), fixed);
      rowY += rounded(from.at(4), fixed);
    }
  }

  private static double rounded(double value, boolean fixed) {
    return fixed ? Math.floor(value * FIXED + 0.5) / FIXED : value;
  }

  private boolean fits() {
    return fits(0, 0) && fits(width, 0) && fits(0, height) && fits(width, height);
  }

  private boolean fits(int x, int y) {
    return Math.abs(x * from.at(0) + y * from.at(1) + from.at(2)) < FIXED_MAX
        && Math.abs(x * from.at(3) + y * from.at(4) + from.at(5)) < FIXED_MAX;
  }

  private static boolean isWithin(Image image, double x, double y) {
    return x >= 0 && x < image.width() && y >= 0 && y < image.height();
  }

  private static void copy(Image image, double x, double y, byte[] pixels, int at) {
    if (isWithin(image, x, y)) {
      int channels = image.channels();
      int start = ((int) y * image.width() + (int) x) * channels;
      for (int channel = 0; channel < channels; channel++) {
        pixels[at + channel] = image.shared()[start + channel];
      }
    }
  }
}
