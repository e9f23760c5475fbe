package dev.lathe.data;

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

  /** A batch that has room for any of the epoch's. */
  ArrayBatch<I, T> room() {
    return new ArrayBatch<>(Math.min(batchSize, order.length));
  }

  /** Fills {@code batch} with batch {@code number}, counted from 0; the last one holds what is left. */
  ArrayBatch<I, T> read(int number, ArrayBatch<I, T> batch) {
    int from = number * batchSize;
    int to = (int) Math.min((long) from + batchSize, order.length);
    batch.clear();
    for (int i = from; i < to; i++) {
      batch.add(example(order[i]), order[i]);
    }
    return batch;
  }

  private Example<I, T> example(int index) {
    try {
      return Chance.during(seed, epoch, index, data);
    } catch (Exception e) {
      throw new DataLoaderException(index, e);
    }
  }
}
