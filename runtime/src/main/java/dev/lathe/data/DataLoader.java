package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a data set in batches.
 *
 * <pre>{@code
 * DataLoader<float[], Integer> loader = DataLoader.of(train).batchSize(64).shuffle(42L).workers(2);
 * for (int epoch = 0; epoch < 3; epoch++) {
 *   for (Batch<float[], Integer> batch : loader) {
 *     float[] first = batch.input(0);
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p>Without options: one example a batch, in the order of the data set, read by the calling thread. Each option
 * gives a new loader that begins at epoch 0. Each loop over a loader is the next epoch; with {@link #shuffle} every
 * epoch has an order of its own, which depends on the seed and the epoch only. The batches are the same for any
 * number of workers.
 *
 * @param <I> type of the inputs
 * @param <T> type of the targets
 */
public final class DataLoader<I, T> implements Iterable<Batch<I, T>> {
  private static final int MAX_WORKERS = 1024;

  private final Dataset<I, T> data;
  private final Sampler sampler;
  private final int batchSize;
  private final int workers;
  private final boolean dropLast;
  private final boolean reuse;
  private final long seed;
  private final @Nullable Duration timeout;
  private final AtomicInteger nextEpoch = new AtomicInteger();

  private DataLoader(
      Dataset<I, T> data,
      Sampler sampler,
      int batchSize,
      int workers,
      boolean dropLast,
      boolean reuse,
      long seed,
      @Nullable Duration timeout) {
    this.data = data;
    this.sampler = sampler;
    this.batchSize = batchSize;
    this.workers = workers;
    this.dropLast = dropLast;
    this.reuse = reuse;
    this.seed = seed;
    this.timeout = timeout;
  }

  /**
   * A loader with the defaults.
   *
   * @throws IllegalArgumentException with code L203 when the data set is empty
   */
  public static <I, T> DataLoader<I, T> of(Dataset<I, T> data) {
    if (data.size() == 0) {
      throw new IllegalArgumentException(
          Message.of("L203", "at least 1 example to load", "an empty data set", ""));
    }
    return new DataLoader<>(data, Sampler.sequential(), 1, 0, false, false, 0, null);
  }

  /** Number of examples in a batch, at least 1; 1 by default. The last batch of an epoch may be smaller. */
  public DataLoader<I, T> batchSize(int size) {
    check(size >= 1, "a batch size of at least 1", size, "batchSize(32) is a common choice");
    return new DataLoader<>(data, sampler, size, workers, dropLast, reuse, seed, timeout);
  }

  /** A new order every epoch, drawn from {@code seed} and the number of the epoch. */
  public DataLoader<I, T> shuffle(long seed) {
    return new DataLoader<>(
        data, Sampler.random(seed), batchSize, workers, dropLast, reuse, seed, timeout);
  }

  /** Which examples an epoch reads, in which order; by default all, in the order of the data set. */
  public DataLoader<I, T> sampler(Sampler sampler) {
    return new DataLoader<>(data, sampler, batchSize, workers, dropLast, reuse, seed, timeout);
  }

  /**
   * Number of threads that read examples ahead, 0 to 1024; by default 0, the calling thread reading each batch when
   * it is asked for. At most two batches a worker are read ahead. The threads are daemons and end by themselves, also
   * when a loop is left early.
   */
  public DataLoader<I, T> workers(int threads) {
    check(
        threads >= 0 && threads <= MAX_WORKERS,
        "0 to " + MAX_WORKERS + " workers",
        threads,
        "one a processor is enough");
    return new DataLoader<>(data, sampler, batchSize, threads, dropLast, reuse, seed, timeout);
  }

  /** Whether a last batch smaller than the others is left out; false by default. */
  public DataLoader<I, T> dropLast(boolean drop) {
    return new DataLoader<>(data, sampler, batchSize, workers, drop, reuse, seed, timeout);
  }

  /**
   * Whether batches, and the arrays that transforms have made for them, are filled again and again, so that going through the data allocates nothing; false by default. A batch, its
   * lists and its inputs may then be used until the next one is asked for. With workers there are as many batches as are read ahead, and one more.
   */
  public DataLoader<I, T> reuse(boolean reuse) {
    return new DataLoader<>(data, sampler, batchSize, workers, dropLast, reuse, seed, timeout);
  }

  /**
   * How long a loop waits for a batch that workers read; by default, without end. Then it throws a {@link DataLoaderException} with a {@link java.util.concurrent.TimeoutException} as its
   * cause and the index of the batch's first example. Without workers nothing is waited for.
   *
   * @param longest more than 0
   */
  public DataLoader<I, T> timeout(Duration longest) {
    check(
        !longest.isZero() && !longest.isNegative(),
        "a timeout of more than 0",
        longest,
        "leave it out to wait without end");
    return new DataLoader<>(data, sampler, batchSize, workers, dropLast, reuse, seed, longest);
  }

  /** Number of batches in an epoch; 0 when the only one is dropped. */
  public int batches() {
    int examples = sampler.count(data.size());
    int full = examples / batchSize;
    return dropLast || examples % batchSize == 0 ? full : full + 1;
  }

  /**
   * The batches of the next epoch: the first call gives epoch 0. Its {@code next} throws a
   * {@link DataLoaderException} when an example cannot be read.
   */
  @Override
  public Iterator<Batch<I, T>> iterator() {
    return iterator(takeEpoch());
  }

  /**
   * The batches of one epoch; does not move on to the next.
   *
   * @param epoch at least 0
   */
  public Iterator<Batch<I, T>> iterator(int epoch) {
    return iterator(epoch, 0);
  }

  /**
   * The batches of one epoch from one on, those before being left out without being read: what a run that was stopped goes on with. They are the same as if the epoch had been
   * gone through from its beginning.
   *
   * @param epoch at least 0
   * @param firstBatch 0 to {@link #batches}
   */
  public Iterator<Batch<I, T>> iterator(int epoch, int firstBatch) {
    requireBatch(epoch, firstBatch);
    Iterator<? extends Batch<I, T>> batches = batches(reader(epoch), firstBatch);
    return unchecked(batches);
  }

  /**
   * The same batches with their inputs made one object, and their targets: PyTorch's {@code collate_fn}. Workers do so where there are any; with {@link #reuse} each object may be filled
   * anew after the next one was asked for.
   *
   * <pre>{@code
   * for (Example<float[], int[]> batch : loader.collate(Collate.floats(), Collate.labels())) {
   *   float[] inputs = batch.input(); // batch x 784
   *   ...
   * }
   * }</pre>
   */
  public <X, Y> CollatedLoader<X, Y> collate(
      Collate<? super I, X> inputs, Collate<? super T, Y> targets) {
    return CollatedLoader.of(this, inputs, targets);
  }

  <R> Iterator<R> batches(BatchSource<R> reader, int firstBatch) {
    return workers == 0
        ? new DirectBatches<>(reader, firstBatch, batches(), reuse)
        : new PrefetchedBatches<>(reader, firstBatch, batches(), workers, reuse, timeout);
  }

  BatchReader<I, T> reader(int epoch) {
    return new BatchReader<>(data, order(epoch), batchSize, seed, epoch);
  }

  int takeEpoch() {
    return nextEpoch.getAndIncrement();
  }

  void requireBatch(int epoch, int firstBatch) {
    check(epoch >= 0, "an epoch of at least 0", epoch, "the first epoch is 0");
    check(
        firstBatch >= 0 && firstBatch <= batches(),
        "a first batch of 0 to " + batches(),
        firstBatch,
        "the first batch is 0");
  }

  @SuppressWarnings("unchecked") // an iterator only gives
  private static <B> Iterator<B> unchecked(Iterator<? extends B> batches) {
    return (Iterator<B>) batches;
  }

  private int[] order(int epoch) {
    int[] order = sampler.order(data.size(), epoch);
    int count = sampler.count(data.size());
    check(
        order.length == count,
        "a sampler that gives as many examples as its count() says: " + count,
        order.length,
        "override count(int)");
    return order;
  }

  private static void check(boolean inRange, String expected, Object found, String fix) {
    if (!inRange) {
      throw new IllegalArgumentException(Message.of("L212", expected, String.valueOf(found), fix));
    }
  }
}
