package dev.lathe.data;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one epoch, read ahead by threads and handed out in order.
 *
 * <p>A window of batches is under way at any time, and one more is asked for as one is handed out. So a loop that is
 * left early leaves a bounded amount of work behind, after which the threads find nothing to do and end: nobody has
 * to close anything.
 */
final class PrefetchedBatches<I, T> implements Iterator<Batch<I, T>> {
  private static final int AHEAD_PER_WORKER = 2;

  private final BatchReader<I, T> reader;
  private final int batches;
  private final ThreadPoolExecutor threads;
  private final Queue<Future<Batch<I, T>>> window = new ArrayDeque<>();
  private int submitted;

  /**
   * @param first batch to read
   * @param batches of the whole epoch
   */
  PrefetchedBatches(BatchReader<I, T> reader, int first, int batches, int workers) {
    this.reader = reader;
    this.batches = batches;
    this.submitted = first;
    this.threads = LoaderThreads.pool(Math.max(1, Math.min(workers, batches - first)));
    int ahead = (int) Math.min(batches - first, (long) workers * AHEAD_PER_WORKER);
    for (int i = 0; i < ahead; i++) {
      submitNext();
    }
  }

  @Override
  public boolean hasNext() {
    return !window.isEmpty();
  }

  @Override
  public Batch<I, T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Batch<I, T> batch = await(window.remove());
    submitNext();
    return batch;
  }

  private void submitNext() {
    if (submitted < batches) {
      int number = submitted++;
      window.add(threads.submit(() -> reader.read(number, reader.room())));
    }
    if (submitted == batches) {
      threads.shutdown(); // what was submitted is still read
    }
  }

  private Batch<I, T> await(Future<Batch<I, T>> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      stop();
      throw asSeenHere(e.getCause());
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
      throw (CancellationException)
          new CancellationException("interrupted while waiting for a batch").initCause(e);
    }
  }

  private void stop() {
    window.clear();
    threads.shutdownNow();
  }

  /** The worker's exception made anew, so that its stack trace shows the loop that asked for the batch as well. */
  private static RuntimeException asSeenHere(@Nullable Throwable thrown) {
    if (thrown instanceof DataLoaderException failed && failed.getCause() != null) {
      return new DataLoaderException(failed.index(), failed.getCause());
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(thrown);
  }
}
