package dev.lathe.vision;

import java.awt.image.Raster;
import java.util.function.IntPredicate;

/**
 * Colours of a JPEG file that is made of four inks (CMYK), which Adobe's programs write inverted. {@code colour = ink * black / 255}, as Pillow has it: no colour profile is applied.
 */
final class Inks {
  private static final int MARKER = 0xFF;
  private static final int START = 0xD8;
  private static final int COMPONENTS = 9; // behind the marker: length 2, bits 1, height 2, width 2
  private static final int APP14 = 0xEE;
  private static final int START_OF_SCAN = 0xDA;
  private static final int TRANSFORM =
      15; // behind the marker: length 2, "Adobe" 5, version 2, flags 4
  private static final int YCCK = 2;

  private Inks() {}

  static Image toImage(Raster inks, byte[] file) {
    int width = inks.getWidth();
    byte[] pixels = new byte[width * inks.getHeight() * 3];
    boolean turned = transform(file) == YCCK;
    int[] row = new int[width * 4];
    int at = 0;
    for (int y = 0; y < inks.getHeight(); y++) {
      inks.getPixels(inks.getMinX(), inks.getMinY() + y, width, 1, row);
      for (int i = 0; i < row.length; i += 4) {
        if (turned) {
          separate(row, i);
        }
        for (int ink = 0; ink < 3; ink++) {
          pixels[at++] = (byte) ((row[i + ink] * row[i + 3] + 127) / 255);
        }
      }
    }
    return Image.wrap(width, inks.getHeight(), 3, pixels);
  }

  /** Luminance and two differences of colour to colours (JFIF 1.02, page 4), and these to inks, as libjpeg's {@code ycck_cmyk_convert} does. */
  private static void separate(int[] row, int at) {
    double y = row[at];
    double blue = row[at + 1] - 128;
    double red = row[at + 2] - 128;
    row[at] = 255 - clamp(y + 1.402 * red);
    row[at + 1] = 255 - clamp(y - 0.344136 * blue - 0.714136 * red);
    row[at + 2] = 255 - clamp(y + 1.772 * blue);
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }

  /** Whether a file is a JPEG of four inks. */
  static boolean areIn(byte[] file) {
    int frame = marker(file, Inks::isFrame);
    return frame >= 0 && frame + COMPONENTS < file.length && file[frame + COMPONENTS] == 4;
  }

  /** What the marker of Adobe says about the colours; 0 where there is none. */
  private static int transform(byte[] file) {
    int adobe = marker(file, kind -> kind == APP14);
    return adobe >= 0 && adobe + TRANSFORM < file.length ? file[adobe + TRANSFORM] : 0;
  }

  /** Where the first marker of a kind stands before the samples; -1 where there is none. */
  private static int marker(byte[] file, IntPredicate kind) {
    boolean jpeg = file.length > 4 && (file[0] & 0xFF) == MARKER && (file[1] & 0xFF) == START;
    int at = jpeg ? 2 : file.length;
    while (at + 4 < file.length
        && (file[at] & 0xFF) == MARKER
        && (file[at + 1] & 0xFF) != START_OF_SCAN) {
      if (kind.test(file[at + 1] & 0xFF)) {
        return at;
      }
      at += 2 + ((file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF);
    }
    return -1;
  }

  /** One of the kinds of compression, of 0xC0 to 0xCF, where three have other meanings. */
  private static boolean isFrame(int kind) {
    return kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
  }
}
