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
  private static final int HUE = 3;

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
    return image -> Colors.posterize(image, bits);
  }

  /**
   * Samples from a threshold on inverted.
   *
   * @param threshold 0 to 256; 256 changes nothing
   */
  public static Transform<Image, Image> solarize(int threshold) {
    require(threshold >= 0 && threshold <= 256, "a threshold of 0 to 256", threshold);
    return image -> Colors.solarize(image, threshold);
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
   * Sharper or softer.
   *
   * @param factor at least 0: 0 is smoothed, 1 the same, 2 sharpened
   */
  public static Transform<Image, Image> sharpness(double factor) {
    float times = factor(factor);
    return image -> Colors.sharpness(image, times);
  }

  /**
   * Colours turned around the circle of hues, by way of 8-bit HSV: {@code adjust_hue}. Rounding changes some colours even where the factor is 0. Grey stays.
   *
   * @param factor -0.5 to 0.5, as parts of the circle
   */
  public static Transform<Image, Image> hue(double factor) {
    require(Math.abs(factor) <= 0.5, "a hue of -0.5 to 0.5", factor);
    return image -> Hue.turned(image, factor);
  }

  /** {@link #colorJitter(double, double, double, double)} that leaves hues as they are. */
  public static Transform<Image, Image> colorJitter(
      double brightness, double contrast, double saturation) {
    return colorJitter(brightness, contrast, saturation, 0);
  }

  /**
   * Brightness, contrast, saturation and hue changed at random, in a random order, the first three each by a factor from {@code 1 - x} (at least 0) to {@code 1 + x}:
   * {@code ColorJitter}. See {@link Chance}.
   *
   * @param brightness x for {@link #brightness}, at least 0; 0 leaves it
   * @param contrast x for {@link #contrast}, at least 0
   * @param saturation x for {@link #saturation}, at least 0
   * @param hue largest {@link #hue} in either direction, 0 to 0.5; 0 leaves it
   */
  public static Transform<Image, Image> colorJitter(
      double brightness, double contrast, double saturation, double hue) {
    require(hue >= 0 && hue <= 0.5, "a hue of 0 to 0.5", hue);
    double[] most = {factor(brightness), factor(contrast), factor(saturation), hue};
    return image -> jittered(image, most);
  }

  private static Image jittered(Image image, double[] most) {
    List<Integer> left = new ArrayList<>(List.of(0, 1, 2, 3));
    Image changed = image;
    while (!left.isEmpty()) {
      int which = left.remove(Chance.below(left.size()));
      double middle = which == HUE ? 0 : 1;
      double from = which == HUE ? -most[which] : Math.max(0, 1 - most[which]);
      double factor = from + (middle + most[which] - from) * Chance.uniform();
      changed = most[which] == 0 ? changed : changed(changed, which, factor);
    }
    return changed;
  }

  private static Image changed(Image image, int which, double factor) {
    return switch (which) {
      case 0 -> Colors.brightness(image, (float) factor);
      case 1 -> Colors.contrast(image, (float) factor);
      case 2 -> Colors.saturation(image, (float) factor);
      default -> Hue.turned(image, factor);
    };
  }

  /**
   * Blurred: {@code GaussianBlur}, the deviation drawn for each picture. Edges are mirrored. See {@link Chance}.
   *
   * @param kernelSize in pixels, odd and at least 1
   * @param sigmaMin smallest deviation, in pixels, above 0; torchvision's default is 0.1
   * @param sigmaMax largest, at least {@code sigmaMin}; torchvision's default is 2
   * @return throws an IllegalArgumentException with code L201 for a picture that is not larger than half the kernel
   */
  public static Transform<Image, Image> gaussianBlur(
      int kernelSize, double sigmaMin, double sigmaMax) {
    require(kernelSize > 0 && kernelSize % 2 == 1, "an odd kernel size, from 1 on", kernelSize);
    boolean ordered = sigmaMin > 0 && sigmaMin <= sigmaMax && Double.isFinite(sigmaMax);
    require(ordered, "deviations above 0, the smaller first", sigmaMin + " and " + sigmaMax);
    return image -> Filters.gaussianBlur(
        image, kernelSize, sigmaMin + (sigmaMax - sigmaMin) * Chance.uniform());
  }

  /** {@link Transforms#gaussianNoise} on samples of 0 to 255, for which {@code mean} and {@code sigma} are multiplied by 255 and the noise is rounded towards 0. */
  public static Transform<Image, Image> gaussianNoise(double mean, double sigma) {
    Transforms.requireNoise(mean, sigma);
    return image -> Noise.added(image, mean, sigma);
  }

  /**
   * A rectangle somewhere in the picture erased, with a probability: {@code RandomErasing} (Z. Zhong and others, 2017). Boxes stay as they are. Where ten draws do not fit,
   * nothing is. See {@link Chance}.
   *
   * @param probability 0 to 1; torchvision's default is 0.5
   * @param scaleMin smallest share of the area, above 0; torchvision's default is 0.02
   * @param scaleMax largest share, at most 1; torchvision's default is 0.33
   * @param ratioMin smallest ratio of height to width, above 0; torchvision's default is 0.3
   * @param ratioMax largest ratio; torchvision's default is 3.3
   * @param value sample of what is erased, 0 to 255; torchvision's default is 0
   */
  public static Transform<Image, Image> randomErasing(
      double probability,
      double scaleMin,
      double scaleMax,
      double ratioMin,
      double ratioMax,
      int value) {
    require(value >= 0 && value <= 255, "a value of 0 to 255", value);
    require(
        ratioMin > 0 && ratioMin <= ratioMax,
        "ratios above 0, the smaller first",
        ratioMin + " and " + ratioMax);
    RandomPart part = new RandomPart(scaleMin, scaleMax, 1 / ratioMax, 1 / ratioMin);
    return Transforms.randomApply(probability, image -> Crops.erased(image, part, value));
  }

  /** {@link #invert} with a probability of 0 to 1. */
  public static Transform<Image, Image> randomInvert(double probability) {
    return Transforms.randomApply(probability, invert());
  }

  /** {@link #posterize} with a probability of 0 to 1. */
  public static Transform<Image, Image> randomPosterize(int bits, double probability) {
    return Transforms.randomApply(probability, posterize(bits));
  }

  /** {@link #solarize} with a probability of 0 to 1. */
  public static Transform<Image, Image> randomSolarize(int threshold, double probability) {
    return Transforms.randomApply(probability, solarize(threshold));
  }

  /** {@link #autocontrast} with a probability of 0 to 1. */
  public static Transform<Image, Image> randomAutocontrast(double probability) {
    return Transforms.randomApply(probability, autocontrast());
  }

  /** {@link #equalize} with a probability of 0 to 1. */
  public static Transform<Image, Image> randomEqualize(double probability) {
    return Transforms.randomApply(probability, equalize());
  }

  /** {@link #sharpness} with a probability of 0 to 1. */
  public static Transform<Image, Image> randomAdjustSharpness(double factor, double probability) {
    return Transforms.randomApply(probability, sharpness(factor));
  }

  /** Grey with a probability of 0 to 1, with as many channels as before. */
  public static Transform<Image, Image> randomGrayscale(double probability) {
    return Transforms.randomApply(probability, saturation(0));
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
