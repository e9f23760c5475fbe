package dev.lathe.vision;

import dev.lathe.data.Chance;
import dev.lathe.data.Transform;
import dev.lathe.runtime.Message;
import java.util.Objects;

/** What can be done with pictures on their way into a network. Named and calculated as in torchvision. */
public final class Transforms {
  private Transforms() {}

  /**
   * A picture as floats of 0 to 1: {@code sample / 255}, channels first, of shape {@code channels x height x width},
   * rows from the top. A grey picture of 28 x 28 gives 784 floats.
   */
  public static Transform<Image, float[]> toTensor() {
    return new ToTensor();
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
  public static Geometric randomCrop(int size, int padding) {
    if (size < 1 || padding < 0) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a size of at least 1 and padding of at least 0",
          size + " and " + padding,
          "randomCrop(32, 4) is common"));
    }
    return Geometric.of((width, height) -> Crops.random(width, height, size, padding));
  }

  /** The middle of the picture: width and height of {@code size}, which is at least 1; L201 for smaller pictures. */
  public static Geometric centerCrop(int size) {
    requireSize(size);
    return Geometric.of((width, height) -> Crops.center(width, height, size));
  }

  /**
   * The picture with its shorter side made so long, the other in proportion, rounded down: torchvision's {@code Resize} of a picture of Pillow's, to the same samples.
   *
   * @param size in pixels, at least 1
   */
  public static Geometric resize(int size, Interpolation how) {
    requireSize(size);
    return Geometric.of((width, height) -> Crops.shorterSide(width, height, size, how));
  }

  /**
   * The picture stretched to a size.
   *
   * @param newWidth in pixels, at least 1
   * @param newHeight in pixels, at least 1
   */
  public static Geometric resize(int newWidth, int newHeight, Interpolation how) {
    requireSize(Math.min(newWidth, newHeight));
    return Geometric.of(
        (width, height) -> new Placements.Scale(width, height, newWidth, newHeight, how));
  }

  /**
   * A part of the picture of random area, with sides as 3 to 4 up to 4 to 3, resized to a square; bilinear. Where ten draws do not fit, the largest such part in the middle.
   *
   * @param size of the result, at least 1
   * @param smallest share of the picture's area, above 0; torchvision's default is 0.08
   * @param largest share, at least {@code smallest}, at most 1
   */
  public static Geometric randomResizedCrop(int size, double smallest, double largest) {
    requireSize(size);
    RandomPart part = new RandomPart(smallest, largest, 3.0 / 4, 4.0 / 3);
    return Geometric.of(
        (width, height) -> Crops.randomResized(width, height, size, part, Interpolation.BILINEAR));
  }

  /**
   * The whole picture in the middle of a square, made as large as it can be in proportion, with grey (127) beside it: what Darknet does before detection.
   *
   * @param size of the square, at least 1
   */
  public static Geometric letterbox(int size) {
    requireSize(size);
    return Geometric.of((width, height) -> Crops.letterbox(width, height, size));
  }

  /**
   * Pixels added on all four sides.
   *
   * @param padding at least 0
   * @param fill sample of what is added, 0 to 255
   */
  public static Geometric pad(int padding, int fill) {
    if (padding < 0 || fill < 0 || fill > 255) {
      throw new IllegalArgumentException(Message.of(
          "L212", "padding of at least 0 and a fill of 0 to 255", padding + " and " + fill, ""));
    }
    return Geometric.of((width, height) ->
        new Placements.Cut(-padding, -padding, width + 2 * padding, height + 2 * padding, fill));
  }

  private static void requireSize(int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          Message.of("L212", "a size of at least 1", String.valueOf(size), ""));
    }
  }

  /**
   * Left and right interchanged, with a probability. See {@link dev.lathe.data.Chance}.
   *
   * @param probability 0 to 1
   */
  public static Geometric randomHorizontalFlip(double probability) {
    return flip(probability, true);
  }

  /** Top and bottom interchanged, with a probability of 0 to 1. */
  public static Geometric randomVerticalFlip(double probability) {
    return flip(probability, false);
  }

  private static Geometric flip(double probability, boolean horizontally) {
    double p = probability(probability);
    return Geometric.of((width, height) ->
        Chance.uniform() < p ? new Placements.Flip(width, height, horizontally) : Placements.SAME);
  }

  static double probability(double written) {
    if (!(written >= 0 && written <= 1)) {
      throw new IllegalArgumentException(
          Message.of("L212", "a probability of 0 to 1", String.valueOf(written), "0.5 is common"));
    }
    return written;
  }

  /** {@link Warps#randomRotation} with torchvision's defaults: the nearest pixels, black beside them. */
  public static Geometric randomRotation(double degrees) {
    return new Warps(Interpolation.NEAREST, 0).randomRotation(degrees);
  }

  /** {@link Warps#randomAffine} with torchvision's defaults: the nearest pixels, black beside them. */
  public static Geometric randomAffine(
      double degrees, double translate, double scaleMin, double scaleMax, double shear) {
    return new Warps(Interpolation.NEAREST, 0)
        .randomAffine(degrees, translate, scaleMin, scaleMax, shear);
  }

  /** {@link Warps#randomPerspective} with torchvision's defaults: bilinear, black beside it. */
  public static Geometric randomPerspective(double distortion, double probability) {
    return new Warps(Interpolation.BILINEAR, 0).randomPerspective(distortion, probability);
  }

  /**
   * A transform that is applied with a probability, or not: {@code RandomApply} of one. See {@link Chance}.
   *
   * @param probability 0 to 1
   */
  public static <T> Transform<T, T> randomApply(
      double probability, Transform<T, ? extends T> transform) {
    Objects.requireNonNull(transform, "transform");
    double p = probability(probability);
    return value -> Chance.uniform() < p ? transform.apply(value) : value;
  }

  /**
   * Operations drawn one after the other from 14: {@code RandAugment} (E. Cubuk and others, 2019), with the nearest pixels, black beside them, and 31 magnitudes. For grey or
   * RGB; it moves what is in a picture, so boxes do not stay true. See {@link Chance}.
   *
   * @param numOps how many, at least 0; torchvision's default is 2
   * @param magnitude how strong, 0 to 30; torchvision's default is 9
   */
  public static Transform<Image, Image> randAugment(int numOps, int magnitude) {
    if (numOps < 0 || magnitude < 0 || magnitude >= Augmentations.STEPS) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "at least 0 operations and a magnitude of 0 to 30",
          numOps + " and " + magnitude,
          "randAugment(2, 9) is torchvision's default"));
    }
    return image -> {
      Image augmented = image;
      for (int i = 0; i < numOps; i++) {
        augmented = Augmentations.RANDOM.drawn(augmented, magnitude);
      }
      return augmented;
    };
  }

  /** One operation of 14 with a magnitude of 31, both drawn: {@code TrivialAugmentWide} (S. Mueller and F. Hutter, 2021). As {@link #randAugment}, with wider ranges. */
  public static Transform<Image, Image> trivialAugment() {
    return image -> Augmentations.WIDE.drawn(image, Chance.below(Augmentations.STEPS));
  }

  /**
   * Normal noise added to floats of 0 to 1, cut off there: {@code GaussianNoise}. See {@link Chance}.
   *
   * @param mean finite; torchvision's default is 0
   * @param sigma deviation, finite and at least 0; torchvision's default is 0.1
   */
  public static Transform<float[], float[]> gaussianNoise(double mean, double sigma) {
    requireNoise(mean, sigma);
    return values -> Noise.added(values, mean, sigma);
  }

  static void requireNoise(double mean, double sigma) {
    if (!(sigma >= 0 && Double.isFinite(mean + sigma))) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a finite mean and a deviation of at least 0",
          mean + " and " + sigma,
          "0 and 0.1 are common"));
    }
  }

  /** Red, green and blue, whatever the picture has: see {@link Image#toRgb}. */
  public static Transform<Image, Image> rgb() {
    return Image::toRgb;
  }

  /** Grey: see {@link Image#toGray}. */
  public static Transform<Image, Image> grayscale() {
    return Image::toGray;
  }
}
