package dev.lathe.vision;

import dev.lathe.data.Chance;
import dev.lathe.data.Transform;
import dev.lathe.runtime.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be done with the samples of pictures where they are, so that boxes stay true. Named as in torchvision, with the same samples as Pillow's {@code ImageOps} and
 * {@code ImageEnhance}.
 */
public final class ColorTransforms {
  private ColorTransforms() {}

  /** {@code 255 - sample}. */
  public static Transform<Image, Image> invert() {
    return image -> Colors.mapped(image, level -> 255 - level);
  }

  /**
   * The upper bits of each sample, the others 0.
   *
   * @param bits kept, 1 to 8
   */
  public static Transform<Image, Image> posterize(int bits) {
    require(bits >= 1 && bits <= 8, "1 to 8 bits", bits);
    int mask = 0xFF << 8 - bits;
    return image -> Colors.mapped(image, level -> level & mask);
  }

  /**
   * Samples from a threshold on inverted.
   *
   * @param threshold 0 to 256; 256 changes nothing
   */
  public static Transform<Image, Image> solarize(int threshold) {
    require(threshold >= 0 && threshold <= 256, "a threshold of 0 to 256", threshold);
    return image -> Colors.mapped(image, level -> level < threshold ? level : 255 - level);
  }

  /** Each channel stretched so that its darkest sample is 0 and its lightest 255. */
  public static Transform<Image, Image> autocontrast() {
    return Colors::autocontrast;
  }

  /** Each channel with its levels spread so that each range of them is about as frequent as the others. */
  public static Transform<Image, Image> equalize() {
    return Colors::equalize;
  }

  /**
   * Lighter or darker.
   *
   * @param factor at least 0: 0 is black, 1 the same, 2 twice as bright
   */
  public static Transform<Image, Image> brightness(double factor) {
    float times = factor(factor);
    return image -> Colors.brightness(image, times);
  }

  /**
   * More or less contrast.
   *
   * @param factor at least 0: 0 is the mean grey, 1 the same
   */
  public static Transform<Image, Image> contrast(double factor) {
    float times = factor(factor);
    return image -> Colors.contrast(image, times);
  }

  /**
   * More or less colour.
   *
   * @param factor at least 0: 0 is grey, 1 the same
   */
  public static Transform<Image, Image> saturation(double factor) {
    float times = factor(factor);
    return image -> Colors.saturation(image, times);
  }

  /**
   * Brightness, contrast and saturation changed at random, in a random order, each by a factor from {@code 1 - x} (at least 0) to {@code 1 + x}. See {@link Chance}.
   *
   * @param brightness x for {@link #brightness}, at least 0; 0 leaves it
   * @param contrast x for {@link #contrast}, at least 0
   * @param saturation x for {@link #saturation}, at least 0
   */
  public static Transform<Image, Image> colorJitter(
      double brightness, double contrast, double saturation) {
    double[] most = {factor(brightness), factor(contrast), factor(saturation)};
    return image -> jittered(image, most);
  }

  private static Image jittered(Image image, double[] most) {
    List<Integer> left = new ArrayList<>(List.of(0, 1, 2));
    Image changed = image;
    while (!left.isEmpty()) {
      int which = left.remove(Chance.below(left.size()));
      double from = Math.max(0, 1 - most[which]);
      float factor = (float) (from + (1 + most[which] - from) * Chance.uniform());
      changed = switch (which) {
        case 0 -> Colors.brightness(changed, factor);
        case 1 -> Colors.contrast(changed, factor);
        default -> Colors.saturation(changed, factor);
      };
    }
    return changed;
  }

  private static float factor(double factor) {
    require(factor >= 0 && Double.isFinite(factor), "a finite factor of at least 0", factor);
    return (float) factor;
  }

  private static void require(boolean right, String expected, Object found) {
    if (!right) {
      throw new IllegalArgumentException(Message.of("L212", expected, String.valueOf(found), ""));
    }
  }
}
