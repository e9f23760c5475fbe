package dev.lathe.data;

import dev.lathe.runtime.Randoms;
import java.util.Arrays;
import java.util.Comparator;

/** Batches of examples that are about equally long. */
final class BucketedSampler implements Sampler {
  private static final int BATCHES = 100;
  private static final int BATCH_STREAM = 0x6275636B;

  private final long seed;
  private final int[] lengths;
  private final int batchSize;

  BucketedSampler(long seed, int[] lengths, int batchSize) {
    this.seed = seed;
    this.lengths = lengths;
    this.batchSize = batchSize;
  }

  @Override
  public int[] order(int size, int epoch) {
    Draws.requireSize(lengths.length, "a length", size);
    int[] order = Randoms.permutation(Randoms.key(seed, epoch, Draws.SHUFFLE), size);
    int bucket = (int) Math.min(size, (long) BATCHES * batchSize);
    for (int from = 0; from < size; from += bucket) {
      sort(order, from, Math.min(size, from + bucket));
    }
    return shuffled(order, epoch);
  }

  private void sort(int[] order, int from, int to) {
    Integer[] part = Arrays.stream(order, from, to).boxed().toArray(Integer[]::new);
    Arrays.sort(part, Comparator.comparingInt(index -> lengths[index]));
    for (int i = from; i < to; i++) {
      order[i] = part[i - from];
    }
  }

  /** Whole batches in another order; what is left stays where it is. */
  private int[] shuffled(int[] order, int epoch) {
    int[] batches =
        Randoms.permutation(Randoms.key(seed, epoch, BATCH_STREAM), order.length / batchSize);
    int[] shuffled = order.clone();
    for (int i = 0; i < batches.length; i++) {
      System.arraycopy(order, batches[i] * batchSize, shuffled, i * batchSize, batchSize);
    }
    return shuffled;
  }
}
