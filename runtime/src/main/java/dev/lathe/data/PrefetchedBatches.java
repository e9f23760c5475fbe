package dev.lathe.data;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one epoch, read ahead by threads and handed out in order.
 *
 * <p>A window of batches is under way at any time, and one more is asked for as one is handed out. So a loop that is
 * left early leaves a bounded amount of work behind, after which the threads find nothing to do and end: nobody has
 * to close anything.
 */
final class PrefetchedBatches<R> implements Iterator<R> {
  private static final int AHEAD_PER_WORKER = 2;

  private final BatchSource<R> reader;
  private final int batches;
  private final ThreadPoolExecutor threads;
  private final @Nullable Duration timeout;
  private final boolean reuse;
  private final Queue<Future<R>> window = new ArrayDeque<>();
  private @Nullable R handedOut;
  private int submitted;

  /**
   * @param first batch to read
   * @param batches of the whole epoch
   * @param reuse whether a batch is filled anew after the next one was asked for
   * @param timeout of a batch; null to wait for ever
   */
  PrefetchedBatches(
      BatchSource<R> reader,
      int first,
      int batches,
      int workers,
      boolean reuse,
      @Nullable Duration timeout) {
    this.reader = reader;
    this.reuse = reuse;
    this.timeout = timeout;
    this.batches = batches;
    this.submitted = first;
    this.threads = LoaderThreads.pool(Math.max(1, Math.min(workers, batches - first)));
    int ahead = (int) Math.min(batches - first, (long) workers * AHEAD_PER_WORKER);
    for (int i = 0; i < ahead; i++) {
      submitNext(null);
    }
  }

  @Override
  public boolean hasNext() {
    return !window.isEmpty();
  }

  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    R spent = handedOut;
    R batch = await(window.remove());
    handedOut = batch;
    submitNext(reuse ? spent : null);
    return batch;
  }

  private void submitNext(@Nullable R spent) {
    if (submitted < batches) {
      int number = submitted++;
      window.add(threads.submit(() -> reader.read(number, spent)));
    }
    if (submitted == batches) {
      threads.shutdown(); // what was submitted is still read
    }
  }

  private R await(Future<R> future) {
    try {
      return Awaited.of(future, timeout);
    } catch (TimeoutException e) {
      int late = submitted - window.size() - 1;
      stop();
      throw new DataLoaderException(
          reader.index(late),
          new TimeoutException("batch " + late + " took longer than " + timeout));
    } catch (RuntimeException | Error e) {
      stop();
      throw e;
    }
  }

  private void stop() {
    window.clear();
    threads.shutdownNow();
  }
}
