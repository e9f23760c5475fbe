package dev.lathe.vision;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Samples of pictures that the JDK has decoded, as the file has them: no colour profile is applied, and of 16 bits the upper 8 are taken. */
final class Samples {
  private static final int ALPHA = 24;

  private Samples() {}

  static Image of(BufferedImage image) {
    ColorModel colors = image.getColorModel();
    if (colors instanceof IndexColorModel palette) {
      return ofPalette(image, palette);
    }
    Raster raster = image.getRaster();
    return colors instanceof ComponentColorModel && raster.getNumBands() <= 4
        ? ofBands(raster, colors)
        : ofColors(image, colors.hasAlpha());
  }

  private static Image ofBands(Raster raster, ColorModel colors) {
    int width = raster.getWidth();
    int channels = raster.getNumBands();
    byte[] pixels = new byte[width * raster.getHeight() * channels];
    int[] row = new int[width * channels];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int i = 0; i < row.length; i++) {
        int bits = colors.getComponentSize(i % channels);
        pixels[y * row.length + i] = (byte) (bits > 8 ? row[i] >> bits - 8 : row[i]);
      }
    }
    return Image.wrap(width, raster.getHeight(), channels, pixels);
  }

  /** Grey where all colours of the palette are, with opacity where one of them is not opaque. */
  private static Image ofPalette(BufferedImage image, IndexColorModel palette) {
    int[] colors = new int[palette.getMapSize()];
    palette.getRGBs(colors);
    boolean grey = true;
    boolean opaque = true;
    for (int color : colors) {
      grey &= (color >> 16 & 0xFF) == (color & 0xFF) && (color >> 8 & 0xFF) == (color & 0xFF);
      opaque &= color >>> ALPHA == 0xFF;
    }
    Image all = ofColors(image, !opaque);
    return grey && opaque ? all.toGray() : all;
  }

  private static Image ofColors(BufferedImage image, boolean alpha) {
    int width = image.getWidth();
    int channels = alpha ? 4 : 3;
    byte[] pixels = new byte[width * image.getHeight() * channels];
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int color : row) {
        pixels[at++] = (byte) (color >> 16);
        pixels[at++] = (byte) (color >> 8);
        pixels[at++] = (byte) color;
        if (alpha) {
          pixels[at++] = (byte) (color >>> ALPHA);
        }
      }
    }
    return Image.wrap(width, image.getHeight(), channels, pixels);
  }
}
