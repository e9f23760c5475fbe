package dev.lathe.data;

import java.util.ArrayList;
import java.util.List;

/** Reads any batch of one epoch. The one place where loaders touch the data set, whichever thread calls. */
final class BatchReader<I, T> {
  private final Dataset<I, T> data;
  private final int[] order;
  private final int batchSize;

  BatchReader(Dataset<I, T> data, int[] order, int batchSize) {
    this.data = data;
    this.order = order;
    this.batchSize = batchSize;
  }

  /** Batch {@code number}, counted from 0; the last one holds what is left. */
  Batch<I, T> read(int number) {
    int from = number * batchSize;
    int to = (int) Math.min((long) from + batchSize, order.length);
    List<Example<I, T>> examples = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      examples.add(example(order[i]));
    }
    return Batch.of(examples);
  }

  private Example<I, T> example(int index) {
    try {
      return data.get(index);
    } catch (Exception e) {
      throw new DataLoaderException(index, e);
    }
  }
}
