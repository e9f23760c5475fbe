package dev.lathe.vision;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Colours of a JPEG file from its components, in whichever colour space they are, as libjpeg and Pillow have them. The JDK's reader gives the components twice as fast as it gives colours,
 * and of four inks no colours, or wrong ones. No colour profile is applied.
 */
final class JpegColors {
  private static final int MARKER = 0xFF;
  private static final int START = 0xD8;
  private static final int COMPONENTS = 9; // behind the marker: length 2, bits 1, height 2, width 2
  private static final int FIRST_ID = 10; // then an id, sampling and table of each component
  private static final int APP0 = 0xE0;
  private static final int APP14 = 0xEE;
  private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0};
  private static final int START_OF_SCAN = 0xDA;
  private static final int TRANSFORM =
      15; // behind the marker: length 2, "Adobe" 5, version 2, flags 4
  private static final int YCCK = 2;
  private static final int BITS = 16;
  private static final int HALF = 1 << BITS - 1;
  private static final int RED_OF_RED = 91881; // 1.40200
  private static final int BLUE_OF_BLUE = 116130; // 1.77200
  private static final int GREEN_OF_RED = -46802; // -0.71414
  private static final int GREEN_OF_BLUE = -22554; // -0.34414

  private final byte[] file;
  private final int components;

  private JpegColors(byte[] file, int components) {
    this.file = file;
    this.components = components;
  }

  /** For a file of 1, 3 or 4 components; null for any other. */
  static @Nullable JpegColors of(byte[] file) {
    int frame = marker(file, JpegColors::isFrame);
    int components = frame >= 0 && frame + COMPONENTS < file.length ? file[frame + COMPONENTS] : 0;
    return components == 1 || components == 3 || components == 4
        ? new JpegColors(file, components)
        : null;
  }

  /** Grey or red, green and blue. */
  Image image(Raster raster) {
    byte[] samples = samples(raster);
    int width = raster.getWidth();
    int height = raster.getHeight();
    if (components == 1) {
      return Image.wrap(width, height, 1, samples);
    }
    if (components == 3 ? isLuminance() : transform() == YCCK) {
      toColors(samples, components);
    }
    return Image.wrap(width, height, 3, components == 3 ? samples : ofInks(samples));
  }

  /** Components of each pixel after another. The reader makes the raster anew, so that its array may be kept where it is so. */
  private byte[] samples(Raster raster) {
    int size = raster.getWidth() * raster.getHeight() * components;
    if (raster.getDataBuffer() instanceof DataBufferByte buffer
        && buffer.getNumBanks() == 1
        && buffer.getOffset() == 0
        && buffer.getData().length == size) {
      return buffer.getData();
    }
    int[] all = raster.getPixels(
        raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(), (int[]) null);
    byte[] samples = new byte[size];
    for (int i = 0; i < size; i++) {
      samples[i] = (byte) all[i];
    }
    return samples;
  }

  /** Luminance and two differences of colour to colours (JFIF 1.02, page 4) in libjpeg's whole numbers; of four inks the first three, which are inverted. */
  private static void toColors(byte[] samples, int components) {
    if (components == 3) {
      for (int pixel = 0; pixel < samples.length / 3; pixel++) {
        toColor(samples, pixel * 3, 0);
      }
    } else {
      for (int pixel = 0; pixel < samples.length / 4; pixel++) {
        toColor(samples, pixel * 4, 255);
      }
    }
  }

  private static void toColor(byte[] samples, int at, int inverted) {
    int y = samples[at] & 0xFF;
    int blueness = (samples[at + 1] & 0xFF) - 128;
    int redness = (samples[at + 2] & 0xFF) - 128;
    int red = y + (RED_OF_RED * redness + HALF >> BITS);
    int green = y + (GREEN_OF_BLUE * blueness + GREEN_OF_RED * redness + HALF >> BITS);
    int blue = y + (BLUE_OF_BLUE * blueness + HALF >> BITS);
    if (((red | green | blue) & ~0xFF) != 0) { // seldom
      red = clamp(red);
      green = clamp(green);
      blue = clamp(blue);
    }
    samples[at] = (byte) (inverted ^ red);
    samples[at + 1] = (byte) (inverted ^ green);
    samples[at + 2] = (byte) (inverted ^ blue);
  }

  /** {@code ink * black / 255}: Adobe's programs write inks inverted. */
  private static byte[] ofInks(byte[] inks) {
    byte[] pixels = new byte[inks.length / 4 * 3];
    int at = 0;
    for (int i = 0; i < inks.length; i += 4) {
      int black = inks[i + 3] & 0xFF;
      for (int ink = 0; ink < 3; ink++) {
        pixels[at++] = (byte) (((inks[i + ink] & 0xFF) * black + 127) / 255);
      }
    }
    return pixels;
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }

  /** What libjpeg takes three components for: a file of JFIF has luminance first; else Adobe's marker says it, or else the names of the components. */
  private boolean isLuminance() {
    int app0 = marker(file, kind -> kind == APP0);
    if (app0 >= 0 && Arrays.equals(file, app0 + 4, app0 + 4 + JFIF.length, JFIF, 0, JFIF.length)) {
      return true;
    }
    if (marker(file, kind -> kind == APP14) >= 0) {
      return transform() != 0;
    }
    int first = marker(file, JpegColors::isFrame) + FIRST_ID;
    return first + 6 >= file.length
        || file[first] != 'R'
        || file[first + 3] != 'G'
        || file[first + 6] != 'B';
  }

  /** What the marker of Adobe says about the colours; 0 where there is none. */
  private int transform() {
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
