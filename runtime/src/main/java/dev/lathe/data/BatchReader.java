package dev.lathe.data;

import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Reads any batch of one epoch. The one place where loaders touch the data set, whichever thread calls. */
final class BatchReader<I, T> implements BatchSource<ArrayBatch<I, T>> {
  private final ObjIntConsumer<Slot<I, T>> reading;
  private final int[] order;
  private final int batchSize;
  private final long seed;
  private final int epoch;

  /** @param seed of the random numbers that transforms draw in this epoch */
  BatchReader(Dataset<I, T> data, int[] order, int batchSize, long seed, int epoch) {
    this.reading = (slot, index) -> slot.read(data, index);
    this.order = order;
    this.batchSize = batchSize;
    this.seed = seed;
    this.epoch = epoch;
  }

  /** Fills {@code spent}, or a new batch, with batch {@code number}; the last one holds what is left. */
  @Override
  public ArrayBatch<I, T> read(int number, @Nullable ArrayBatch<I, T> spent) {
    ArrayBatch<I, T> batch =
        spent == null ? new ArrayBatch<>(Math.min(batchSize, order.length)) : spent;
    int from = number * batchSize;
    int to = (int) Math.min((long) from + batchSize, order.length);
    batch.clear();
    for (int i = from; i < to; i++) {
      add(order[i], batch);
    }
    return batch;
  }

  @Override
  public int index(int number) {
    return order[number * batchSize];
  }

  private void add(int index, ArrayBatch<I, T> batch) {
    try {
      Slot<I, T> slot = batch.nextSlot();
      Chance.during(seed, epoch, index, reading, slot);
      batch.add(index);
    } catch (Exception e) {
      throw new DataLoaderException(index, e);
    }
  }
}
