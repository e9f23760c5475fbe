package dev.lathe.vision;

/** Pictures with other channels. */
final class Channels {
  private static final int RGB = 3;

  private Channels() {}

  /** Without opacity, and grey three times. */
  static Image repeated(Image image) {
    byte[] from = image.shared();
    int channels = image.channels();
    int colors = channels / RGB * RGB; // 0 where it is grey
    byte[] pixels = new byte[image.width() * image.height() * RGB];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = from[i / RGB * channels + (colors == 0 ? 0 : i % RGB)];
    }
    return Image.wrap(image.width(), image.height(), RGB, pixels);
  }

  static Image gray(Image image) {
    byte[] from = image.shared();
    int channels = image.channels();
    byte[] pixels = new byte[image.width() * image.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = channels < RGB ? from[i * channels] : luma(from, i * channels);
    }
    return Image.wrap(image.width(), image.height(), 1, pixels);
  }

  /** Weights in parts of 65,536. */
  private static byte luma(byte[] from, int at) {
    int red = from[at] & 0xFF;
    int green = from[at + 1] & 0xFF;
    int blue = from[at + 2] & 0xFF;
    return (byte) (red * 19595 + green * 38470 + blue * 7471 + 0x8000 >> 16);
  }
}
