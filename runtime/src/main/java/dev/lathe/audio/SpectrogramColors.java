package dev.lathe.audio;

import dev.lathe.vision.Image;

/** The colours of matplotlib's {@code magma}: eleven of its 256, evenly spread, and straight lines between them, which is nowhere off by more than four levels. */
final class SpectrogramColors {
  private static final int[] COLORS = {
    0x000004, 0x150E38, 0x3B0F70, 0x641A80, 0x8C2981, 0xB73779, 0xDE4968, 0xF66E5C, 0xFE9F6D,
    0xFECF92, 0xFCFDBF
  };
  private static final int LAST = COLORS.length - 1;

  private SpectrogramColors() {}

  static Image paint(Spectrogram values) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : values.shared()) {
      least = Math.min(least, Float.isFinite(value) ? value : least);
      most = Math.max(most, Float.isFinite(value) ? value : most);
    }
    byte[] pixels = new byte[Math.multiplyExact(values.shared().length, 3)];
    int at = 0;
    for (int bin = values.bins() - 1; bin >= 0; bin--) {
      for (int frame = 0; frame < values.frames(); frame++) {
        double place = ((double) values.value(bin, frame) - least) / ((double) most - least);
        for (int shift = 16; shift >= 0; shift -= 8) {
          pixels[at++] = (byte) sample(place, shift);
        }
      }
    }
    return Image.of(values.frames(), values.bins(), 3, pixels);
  }

  /** One of red, green and blue at a place from 0 to 1; what is no number is at 0. */
  private static int sample(double place, int shift) {
    double step = Double.isNaN(place) ? 0 : LAST * Math.max(0, Math.min(1, place));
    int from = Math.min(LAST - 1, (int) step);
    int low = COLORS[from] >> shift & 0xFF;
    int high = COLORS[from + 1] >> shift & 0xFF;
    return (int) Math.round(low + (high - low) * (step - from));
  }
}
