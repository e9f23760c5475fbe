package dev.lathe.vision;

import dev.lathe.io.AtomicFile;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A picture of 8-bit samples: grey (1 channel), grey with opacity (2), red green blue (3), or these with opacity (4).
 * Immutable.
 */
public final class Image {
  private static final int MAX_CHANNELS = 4;
  private static final int RGB = 3;

  private final int width;
  private final int height;
  private final int channels;
  private final byte[] pixels;

  private Image(int width, int height, int channels, byte[] pixels) {
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.pixels = pixels;
  }

  /**
   * A picture of these samples, which are copied.
   *
   * @param width in pixels, at least 1
   * @param height in pixels, at least 1
   * @param channels 1 to 4
   * @param pixels {@code height x width x channels} samples of 0 to 255: rows from the top, channels interleaved
   * @throws IllegalArgumentException with code L212 for another width, height or number of channels, L201 for another
   *     number of samples
   */
  public static Image of(int width, int height, int channels, byte[] pixels) {
    return wrap(width, height, channels, pixels.clone());
  }

  /** As {@link #of}, keeping the array. */
  static Image wrap(int width, int height, int channels, byte[] pixels) {
    String size = width + " x " + height + " x " + channels;
    if (width < 1 || height < 1 || channels < 1 || channels > MAX_CHANNELS) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a width and height of at least 1 and 1 to " + MAX_CHANNELS + " channels",
          size,
          ""));
    }
    if ((long) width * height * channels != pixels.length) {
      String fix = "give one byte a sample, rows from the top, channels interleaved";
      throw new IllegalArgumentException(
          Message.of("L201", "the samples of a picture of " + size, pixels.length + " bytes", fix));
    }
    return new Image(width, height, channels, pixels);
  }

  /**
   * A picture from a file in PNG, JPEG, BMP, GIF, TIFF or PNM format, which its content tells; of several pictures in one file, the first. It has the channels of the file: no
   * colour profile is applied, of samples of 16 bits the upper 8 are taken, and CMYK becomes RGB. Needs the JDK's module {@code java.desktop}.
   *
   * @throws IOException with code L207 when there is no such file, L208 when it is broken, of another format, or has more pixels than 2^26 or the heap can take
   */
  public static Image read(Path path) throws IOException {
    return ImageFile.read(path);
  }

  /** This picture in red, green and blue: grey is repeated, opacity left out, as Pillow's {@code convert("RGB")} does. */
  public Image toRgb() {
    return channels == RGB ? this : Channels.repeated(this);
  }

  /** This picture in grey: {@code 0.299 red + 0.587 green + 0.114 blue} (ITU-R BT.601), rounded as by Pillow's {@code convert("L")}; opacity is left out. */
  public Image toGray() {
    return channels == 1 ? this : Channels.gray(this);
  }

  /**
   * This picture in red, green and blue with boxes drawn over it, each in the {@linkplain ClassColors colour} of its class and with its name: torchvision's
   * {@code draw_bounding_boxes}.
   *
   * @param boxes in pixels of this picture; what lies outside is not drawn
   * @param names of the classes, {@code names.get(3)} that of label 3; a class without a name is shown as a number, one whose name is empty by its
   *     colour alone
   */
  public Image drawBoundingBoxes(List<Box> boxes, List<String> names) {
    Canvas canvas = new Canvas(width, height, RGB);
    canvas.picture(this, 0, 0, 1);
    BoxPen.draw(canvas, BoxPen.marks(boxes, names), 0, 0, 1, height);
    return canvas.image();
  }

  /** The bytes of a PNG file of this picture. */
  public byte[] toPng() {
    return PngEncoder.encode(this);
  }

  /**
   * Writes a PNG file. Missing folders are made; an older file is replaced only when the new one is complete.
   *
   * @throws IOException with code L207 when the path is a folder, or as the file system says
   */
  public void writePng(Path file) throws IOException {
    AtomicFile.write(file, toPng());
  }

  /** In pixels, at least 1. */
  public int width() {
    return width;
  }

  /** In pixels, at least 1. */
  public int height() {
    return height;
  }

  /** Samples of a pixel, 1 to 4. */
  public int channels() {
    return channels;
  }

  /** A copy of all samples: one byte each, rows from the top, channels interleaved. */
  public byte[] pixels() {
    return pixels.clone();
  }

  /**
   * One sample, 0 to 255.
   *
   * @param x column, 0 at the left
   * @param y row, 0 at the top
   * @param channel 0 to {@code channels() - 1}
   */
  public int sample(int x, int y, int channel) {
    Objects.checkIndex(x, width);
    Objects.checkIndex(y, height);
    Objects.checkIndex(channel, channels);
    return pixels[(y * width + x) * channels + channel] & 0xFF;
  }

  /** The samples themselves, for reading only. */
  byte[] shared() {
    return pixels;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Image image
        && width == image.width
        && height == image.height
        && channels == image.channels
        && Arrays.equals(pixels, image.pixels);
  }

  @Override
  public int hashCode() {
    return Objects.hash(width, height, channels, Arrays.hashCode(pixels));
  }

  @Override
  public String toString() {
    return "image of " + width + " x " + height + ", channels " + channels;
  }
}
