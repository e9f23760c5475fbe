package dev.lathe.vision;

import dev.lathe.data.Chance;
import dev.lathe.runtime.Randoms;

/** Normal noise as torchvision's {@code gaussian_noise} adds it, cut off where samples end. */
final class Noise {
  private static final int STREAM = 0x4E01;

  private Noise() {}

  static float[] added(float[] values, double mean, double sigma) {
    float[] noisy = new float[values.length];
    long key = key();
    for (int i = 0; i < noisy.length; i++) {
      double value = values[i] + (mean + sigma * Randoms.normal(key, i));
      noisy[i] = (float) Math.max(0, Math.min(1, value));
    }
    return noisy;
  }

  /** Of samples of 0 to 255; the noise is rounded towards 0. */
  static Image added(Image image, double mean, double sigma) {
    byte[] pixels = image.pixels();
    long key = key();
    for (int i = 0; i < pixels.length; i++) {
      if (i % image.channels() < Colors.colors(image)) {
        double noise = 255 * (mean + sigma * Randoms.normal(key, i));
        long value = (pixels[i] & 0xFF) + (long) Math.max(-255, Math.min(255, noise));
        pixels[i] = (byte) Math.max(0, Math.min(255, value));
      }
    }
    return Image.wrap(image.width(), image.height(), image.channels(), pixels);
  }

  /** One draw for a whole picture. */
  private static long key() {
    return Randoms.key((long) (Chance.uniform() * 0x1p53), 0, STREAM);
  }
}
