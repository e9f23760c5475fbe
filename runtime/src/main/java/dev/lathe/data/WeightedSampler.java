package dev.lathe.data;

import dev.lathe.runtime.Message;
import dev.lathe.runtime.Randoms;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Draws by weights: a uniform number falls between two sums of them. */
final class WeightedSampler implements Sampler {
  private final long seed;
  private final int samples;
  private final double[] sums;

  WeightedSampler(long seed, int samples, double[] weights) {
    this.seed = seed;
    this.samples = samples;
    this.sums = sums(weights);
  }

  private static double[] sums(double[] weights) {
    double[] sums = weights.clone();
    for (double weight : weights) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw refused(String.valueOf(weight));
      }
    }
    Arrays.parallelPrefix(sums, Double::sum);
    if (sums.length == 0
        || !(sums[sums.length - 1] > 0)
        || Double.isInfinite(sums[sums.length - 1])) {
      throw refused(sums.length == 0 ? "none" : "a sum of " + sums[sums.length - 1]);
    }
    return sums;
  }

  private static IllegalArgumentException refused(String found) {
    return new IllegalArgumentException(Message.of(
        "L212",
        "finite weights of at least 0, not all 0",
        found,
        "1 / (number of examples of its class) makes classes alike"));
  }

  @Override
  public int[] order(int size, int epoch) {
    Draws.requireSize(sums.length, "a weight", size);
    long key = Randoms.key(seed, epoch, Draws.REPLACE);
    return IntStream.range(0, samples)
        .map(i -> first(Randoms.uniformDouble(key, i) * sums[size - 1]))
        .toArray();
  }

  /** The first example whose sum is above a number; so none of weight 0. */
  private int first(double number) {
    int from = 0;
    int to = sums.length - 1;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sums[middle] > number) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  @Override
  public int count(int size) {
    return samples;
  }
}
