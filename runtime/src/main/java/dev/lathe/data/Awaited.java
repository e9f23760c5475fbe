package dev.lathe.data;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a loader's thread has made, waited for. */
final class Awaited {
  private Awaited() {}

  /**
   * The result; what the thread threw, where it has thrown.
   *
   * @param timeout null to wait without end
   */
  static <R extends @Nullable Object> R of(Future<R> future, @Nullable Duration timeout)
      throws TimeoutException {
    try {
      return timeout == null ? future.get() : future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw asSeenHere(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException)
          new CancellationException("interrupted while waiting for a batch").initCause(e);
    }
  }

  /** The thread's exception made anew, so that its stack trace shows the loop that asked for the batch as well. */
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
