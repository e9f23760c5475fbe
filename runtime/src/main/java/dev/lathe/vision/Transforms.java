package dev.lathe.vision;

import dev.lathe.data.Transform;

/** What can be done with pictures on their way into a network. Named and calculated as in torchvision. */
public final class Transforms {
  private static final float[] UNIT = unit();

  private Transforms() {}

  /**
   * A picture as floats of 0 to 1: {@code sample / 255}, channels first, of shape {@code channels x height x width},
   * rows from the top. A grey picture of 28 x 28 gives 784 floats.
   */
  public static Transform<Image, float[]> toTensor() {
    return Transforms::planes;
  }

  /**
   * {@code (value - mean) / std} for every value.
   *
   * @param mean finite
   * @param std finite and not 0
   * @throws IllegalArgumentException with code L212 for other numbers
   */
  public static Transform<float[], float[]> normalize(float mean, float std) {
    return normalize(new float[] {mean}, new float[] {std});
  }

  /**
   * {@code (value - mean) / std} with a mean and a deviation for each channel. The input has its channels first and a
   * length that is a multiple of their number; the transform throws an {@link IllegalArgumentException} with code
   * L201 for any other.
   *
   * @param mean one a channel, finite
   * @param std one a channel, finite and not 0
   * @throws IllegalArgumentException with code L212 for other numbers
   */
  public static Transform<float[], float[]> normalize(float[] mean, float[] std) {
    return Normalize.of(mean, std);
  }

  private static float[] planes(Image image) {
    byte[] pixels = image.shared();
    int channels = image.channels();
    float[] planes = new float[pixels.length];
    int out = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int i = channel; i < pixels.length; i += channels) {
        planes[out++] = UNIT[pixels[i] & 0xFF];
      }
    }
    return planes;
  }

  private static float[] unit() {
    float[] unit = new float[256];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = i / 255f;
    }
    return unit;
  }
}
