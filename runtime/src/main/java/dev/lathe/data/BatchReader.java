package dev.lathe.data;

import java.util.ArrayList;
import java.util.List;

/** Reads any batch of one epoch. The one place where loaders touch the data set, whichever thread calls. */
final class BatchReader<I, T> {
  private final Dataset<I, T> data;
  private final int[] order;
  private final int batchSize;
  private final long seed;
  private final int epoch;

  /** @param seed of the random numbers that transforms draw in this epoch */
  BatchReader(Dataset<I, T> data, int[] order, int batchSize, long seed, int epoch) {
    this.data = data;
    this.order = order;
    this.batchSize = batchSize;
    this.seed = seed;
    this.epoch = epoch;
  }

  /** Batch {@code number}, counted from 0; the last one holds what is left. */
  Batch<I, T> read(int number) {
    int from = number * batchSize;
    int to = (int) Math.min((long) from + batchSize, order.length);
    List<I> inputs = new ArrayList<>(to - from);
    List<T> targets = new ArrayList<>(to - from);
    List<Integer> indices = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      Example<I, T> example = example(order[i]);
      inputs.add(example.input());
      targets.add(example.target());
      indices.add(order[i]);
    }
    return new ListBatch<>(inputs, targets, indices);
  }

  private Example<I, T> example(int index) {
    try {
      return Chance.during(seed, epoch, index, () -> data.get(index));
    } catch (Exception e) {
      throw new DataLoaderException(index, e);
    }
  }
}
