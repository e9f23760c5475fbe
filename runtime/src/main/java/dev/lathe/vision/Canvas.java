package dev.lathe.vision;

import java.util.Arrays;

/** A white page of 1 or 3 channels to put pictures, text and rectangles on. What lies outside is not drawn. */
final class Canvas {
  private final int width;
  private final int height;
  private final int channels;
  private final byte[] samples;

  Canvas(int width, int height, int channels) {
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.samples = new byte[width * height * channels];
    Arrays.fill(samples, (byte) 0xFF);
  }

  /** Draws a picture, each pixel as a square of {@code scale}, its top left corner at x, y. */
  void picture(Image picture, int x, int y, int scale) {
    for (int row = 0; row < picture.height(); row++) {
      for (int column = 0; column < picture.width(); column++) {
        for (int channel = 0; channel < channels; channel++) {
          int source = picture.channels() < 3 ? 0 : channel;
          square(
              x + column * scale,
              y + row * scale,
              scale,
              channel,
              picture.sample(column, row, source));
        }
      }
    }
  }

  /** Writes black text, each dot as a square of {@code scale}, its top left corner at x, y. */
  void text(String text, int x, int y, int scale) {
    text(text, x, y, scale, 0);
  }

  /** Writes text in a colour, {@code 0xRRGGBB}; a page of 1 channel takes the blue of it. */
  void text(String text, int x, int y, int scale, int color) {
    for (int i = 0; i < text.length(); i++) {
      for (int row = 0; row < DotFont.HEIGHT; row++) {
        for (int column = 0; column < DotFont.WIDTH; column++) {
          if (DotFont.dot(text.charAt(i), column, row)) {
            int left = x + (i * DotFont.ADVANCE + column) * scale;
            int top = y + row * scale;
            fill(left, top, left + scale, top + scale, color);
          }
        }
      }
    }
  }

  Image image() {
    return Image.of(width, height, channels, samples);
  }

  /** Fills a rectangle, right and bottom not included, with a colour. */
  void fill(int left, int top, int right, int bottom, int color) {
    for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
      for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
        for (int channel = 0; channel < channels; channel++) {
          samples[(y * width + x) * channels + channel] =
              (byte) (color >> 8 * (channels - 1 - channel));
        }
      }
    }
  }

  /** Draws the edge of a rectangle, right and bottom not included, so many pixels thick inwards. */
  void frame(int left, int top, int right, int bottom, int thick, int color) {
    fill(left, top, right, Math.min(bottom, top + thick), color);
    fill(left, Math.max(top, bottom - thick), right, bottom, color);
    fill(left, top, Math.min(right, left + thick), bottom, color);
    fill(Math.max(left, right - thick), top, right, bottom, color);
  }

  private void square(int left, int top, int size, int channel, int sample) {
    for (int y = Math.max(0, top); y < Math.min(height, top + size); y++) {
      for (int x = Math.max(0, left); x < Math.min(width, left + size); x++) {
        samples[(y * width + x) * channels + channel] = (byte) sample;
      }
    }
  }
}
