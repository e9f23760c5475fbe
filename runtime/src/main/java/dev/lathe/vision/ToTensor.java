package dev.lathe.vision;

import dev.lathe.data.Transform;
import org.jspecify.annotations.Nullable;

/** Samples divided by 255, channel after channel. */
final class ToTensor implements Transform<Image, float[]> {
  private static final float[] UNIT = unit();

  @Override
  public float[] apply(Image image) {
    return apply(image, null);
  }

  @Override
  public float[] apply(Image image, float @Nullable [] spent) {
    byte[] pixels = image.shared();
    float[] planes = sized(spent, pixels.length);
    int channels = image.channels();
    int plane = pixels.length / channels;
    for (int channel = 0; channel < channels; channel++) {
      write(pixels, channel, channels, planes, channel * plane, plane);
    }
    return planes;
  }

  private static void write(
      byte[] pixels, int from, int channels, float[] planes, int to, int count) {
    for (int i = 0; i < count; i++) {
      planes[to + i] = UNIT[pixels[from + i * channels] & 0xFF];
    }
  }

  /** An array of a length: the one that is not needed any more, where it has it. */
  static float[] sized(float @Nullable [] spent, int length) {
    return spent != null && spent.length == length ? spent : new float[length];
  }

  private static float[] unit() {
    float[] unit = new float[256];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = i / 255f;
    }
    return unit;
  }
}
