package dev.lathe.vision;

/** Colours turned around the circle of hues, by way of Pillow's 8-bit HSV and to its numbers. */
final class Hue {
  private Hue() {}

  /**
   * torchvision's {@code adjust_hue} of a picture of Pillow's. Opacity stays.
   *
   * @param factor -0.5 to 0.5, as parts of the circle
   */
  static Image turned(Image image, double factor) {
    int channels = image.channels();
    if (channels < 3) {
      return image;
    }
    int shift = (int) (factor * 255);
    byte[] pixels = image.pixels();
    for (int at = 0; at < pixels.length; at += channels) {
      turn(pixels, at, shift);
    }
    return Image.wrap(image.width(), image.height(), channels, pixels);
  }

  private static void turn(byte[] pixels, int at, int shift) {
    int red = pixels[at] & 0xFF;
    int green = pixels[at + 1] & 0xFF;
    int blue = pixels[at + 2] & 0xFF;
    int most = Math.max(red, Math.max(green, blue));
    int span = most - Math.min(red, Math.min(green, blue));
    int saturation = span == 0 ? 0 : (int) ((float) span / most * 255.0);
    if (saturation == 0) {
      write(pixels, at, most, most, most);
    } else {
      int hue = hue(most - red, most - green, most - blue, span) + shift & 0xFF;
      write(pixels, at, hue, saturation / 255f, most);
    }
  }

  /** In float where Pillow's is, and in double where that is. */
  private static int hue(int red, int green, int blue, float span) {
    float r = red / span;
    float g = green / span;
    float b = blue / span;
    float sixths = b - g;
    if (red != 0) {
      sixths = green == 0 ? (float) (2.0 + r - b) : (float) (4.0 + g - r);
    }
    float turn = (float) ((sixths / 6.0 + 1) % 1.0);
    return (int) (turn * 255.0);
  }

  private static void write(byte[] pixels, int at, int hue, float saturation, int v) {
    double sixths = hue * 6.0 / 255;
    int sector = (int) sixths;
    float rest = (float) (sixths - sector);
    int p = (int) Math.round(v * (1.0 - saturation));
    int q = (int) Math.round(v * (1.0 - saturation * rest));
    int t = (int) Math.round(v * (1.0 - saturation * (1.0 - rest)));
    switch (sector % 6) {
      case 0 -> write(pixels, at, v, t, p);
      case 1 -> write(pixels, at, q, v, p);
      case 2 -> write(pixels, at, p, v, t);
      case 3 -> write(pixels, at, p, q, v);
      case 4 -> write(pixels, at, t, p, v);
      default -> write(pixels, at, v, p, q);
    }
  }

  private static void write(byte[] pixels, int at, int red, int green, int blue) {
    pixels[at] = (byte) red;
    pixels[at + 1] = (byte) green;
    pixels[at + 2] = (byte) blue;
  }
}
