package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.runtime.Message;

/**
 * Handwritten-looking digits that need no download: grey pictures of 28 x 28, white on black as MNIST has them, with
 * labels 0 to 9.
 *
 * <pre>{@code
 * Dataset<float[], Integer> train = SyntheticDigits.train().transform(Transforms.toTensor());
 * }</pre>
 *
 * <p>Each digit is written as a pen would, in one of several ways of writing it, with its own wobble, slant, turn,
 * size, place, thickness, pressure and grain. A picture is drawn anew, in some tens of microseconds, each time it is
 * read, and is a function of the seed and its index alone: the same bits on every machine. Of ten consecutive
 * examples, counted from 0, each shows another digit.
 */
public final class SyntheticDigits {
  private static final long TRAIN_SEED = 60_000;
  private static final long TEST_SEED = 10_000;

  private SyntheticDigits() {}

  /** 60,000 examples to train with. */
  public static Dataset<Image, Integer> train() {
    return of(TRAIN_SEED, 60_000);
  }

  /** 10,000 examples to test with, none of them in {@link #train}. */
  public static Dataset<Image, Integer> test() {
    return of(TEST_SEED, 10_000);
  }

  /**
   * Examples of one's own.
   *
   * @param seed any number; other seeds give other pictures
   * @param count at least 1; of one seed, a smaller set is the beginning of a larger one
   * @throws IllegalArgumentException with code L212 for a smaller count
   */
  public static Dataset<Image, Integer> of(long seed, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          Message.of("L212", "at least 1 digit", String.valueOf(count), ""));
    }
    return new DrawnDigits(seed, count);
  }
}
