package dev.lathe.vision;

import dev.lathe.data.Chance;
import dev.lathe.data.Transform;
import dev.lathe.runtime.Message;

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

  /**
   * A square cut out of the picture where chance has it, after zeros (black) were added around it. See {@link dev.lathe.data.Chance}.
   *
   * @param size width and height of the result, at least 1
   * @param padding pixels added on each side, at least 0
   * @return throws an IllegalArgumentException with code L201 for a picture that is smaller than {@code size} with its padding
   */
  public static Transform<Image, Image> randomCrop(int size, int padding) {
    if (size < 1 || padding < 0) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a size of at least 1 and padding of at least 0",
          size + " and " + padding,
          "randomCrop(32, 4) is common"));
    }
    return image -> Crops.random(image, size, padding);
  }

  /** The middle of the picture: width and height of {@code size}, which is at least 1; L201 for smaller pictures. */
  public static Transform<Image, Image> centerCrop(int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          Message.of("L212", "a size of at least 1", String.valueOf(size), ""));
    }
    return image -> Crops.center(image, size);
  }

  /**
   * Left and right interchanged, with a probability. See {@link dev.lathe.data.Chance}.
   *
   * @param probability 0 to 1
   */
  public static Transform<Image, Image> randomHorizontalFlip(double probability) {
    double p = probability(probability);
    return image -> Chance.uniform() < p ? Crops.flipped(image, true) : image;
  }

  /** Top and bottom interchanged, with a probability of 0 to 1. */
  public static Transform<Image, Image> randomVerticalFlip(double probability) {
    double p = probability(probability);
    return image -> Chance.uniform() < p ? Crops.flipped(image, false) : image;
  }

  private static double probability(double written) {
    if (!(written >= 0 && written <= 1)) {
      throw new IllegalArgumentException(
          Message.of("L212", "a probability of 0 to 1", String.valueOf(written), "0.5 is common"));
    }
    return written;
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
