package dev.lathe.data;

import dev.lathe.runtime.Message;

/**
 * A sampler that reads another number of examples than there are.
 *
 * @param samples an epoch
 */
record Draws(int samples, Sampler order) implements Sampler {
  /** Apart from what other uses draw from the same seed. */
  static final int SHUFFLE = 0x73687566;

  static final int REPLACE = 0x7265706C;

  static void requireSamples(int samples) {
    if (samples < 1) {
      throw new IllegalArgumentException(
          Message.of("L212", "at least 1 sample an epoch", String.valueOf(samples), ""));
    }
  }

  /** Refuses a data set for which there are more or fewer numbers than examples. */
  static void requireSize(int numbers, String what, int size) {
    if (numbers != size) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          what + " for each of " + Message.count(size, "example"),
          String.valueOf(numbers),
          ""));
    }
  }

  @Override
  public int[] order(int size, int epoch) {
    return order.order(size, epoch);
  }

  @Override
  public int count(int size) {
    return samples;
  }
}
