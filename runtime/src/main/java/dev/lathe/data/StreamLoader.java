package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Goes through a stream of examples in batches. See {@link IterableDataset#batches}. Each loop is the next epoch.
 *
 * @param <I> type of the inputs
 * @param <T> type of the targets
 */
public final class StreamLoader<I, T> implements Iterable<Batch<I, T>> {
  private static final int MAX_AHEAD = 1024;

  private final IterableDataset<I, T> data;
  private final int batchSize;
  private final boolean dropLast;
  private final int ahead;
  private final long seed;
  private final AtomicInteger nextEpoch = new AtomicInteger();

  private StreamLoader(
      IterableDataset<I, T> data, int batchSize, boolean dropLast, int ahead, long seed) {
    this.data = data;
    this.batchSize = batchSize;
    this.dropLast = dropLast;
    this.ahead = ahead;
    this.seed = seed;
  }

  static <I, T> StreamLoader<I, T> of(IterableDataset<I, T> data, int batchSize) {
    require(batchSize >= 1, "a batch size of at least 1", batchSize);
    return new StreamLoader<>(data, batchSize, false, 0, 0);
  }

  /** Whether a last batch smaller than the others is left out; false by default. */
  public StreamLoader<I, T> dropLast(boolean drop) {
    return new StreamLoader<>(data, batchSize, drop, ahead, seed);
  }

  /**
   * Number of batches that a thread reads ahead, 0 to 1024; by default 0, the calling thread reading each batch when it is asked for. The thread is a daemon and ends by itself, also when a
   * loop is left early.
   */
  public StreamLoader<I, T> prefetch(int batches) {
    require(batches >= 0 && batches <= MAX_AHEAD, "0 to " + MAX_AHEAD + " batches", batches);
    return new StreamLoader<>(data, batchSize, dropLast, batches, seed);
  }

  /** Seed of what transforms draw; 0 by default. */
  public StreamLoader<I, T> seed(long seed) {
    return new StreamLoader<>(data, batchSize, dropLast, ahead, seed);
  }

  /**
   * The batches of the next epoch. Its {@code next} throws a {@link DataLoaderException} when an example cannot be read, with the number of the example, counted from 0. The stream is
   * closed after the last batch or a failure; what a loop that is left early has opened is closed when it is garbage.
   */
  @Override
  public Iterator<Batch<I, T>> iterator() {
    return iterator(nextEpoch.getAndIncrement());
  }

  /**
   * The batches of one epoch; does not move on to the next.
   *
   * @param epoch at least 0
   */
  public Iterator<Batch<I, T>> iterator(int epoch) {
    require(epoch >= 0, "an epoch of at least 0", epoch);
    StreamBatches<I, T> batches = new StreamBatches<>(data, batchSize, dropLast, seed, epoch);
    return ahead == 0 ? batches : new AheadIterator<>(batches, ahead);
  }

  private static void require(boolean inRange, String expected, int found) {
    if (!inRange) {
      throw new IllegalArgumentException(Message.of("L212", expected, String.valueOf(found), ""));
    }
  }
}
