package dev.lathe.data;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An iterator whose elements another thread takes ahead, in order. As in {@link PrefetchedBatches}, nobody has to close anything. */
final class AheadIterator<E> implements Iterator<E> {
  private final Iterator<E> source;
  private final ThreadPoolExecutor thread = LoaderThreads.pool(1);
  private final Queue<Future<Optional<E>>> window = new ArrayDeque<>();
  private @Nullable Optional<E> next;

  AheadIterator(Iterator<E> source, int ahead) {
    this.source = source;
    for (int i = 0; i < ahead; i++) {
      submit();
    }
  }

  private void submit() {
    window.add(
        thread.submit(() -> source.hasNext() ? Optional.of(source.next()) : Optional.empty()));
  }

  private Optional<E> take() {
    try {
      Optional<E> taken = Awaited.of(window.remove(), null);
      if (taken.isPresent()) {
        submit();
      } else {
        thread.shutdown();
      }
      return taken;
    } catch (TimeoutException e) {
      throw new AssertionError(e); // there is none
    } catch (RuntimeException | Error e) {
      thread.shutdownNow();
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    return peek().isPresent();
  }

  @Override
  public E next() {
    E element = peek().orElseThrow(NoSuchElementException::new);
    next = null;
    return element;
  }

  private Optional<E> peek() {
    Optional<E> known = next;
    if (known == null) {
      next = Optional.empty(); // should it fail: a failed epoch is over
      known = take();
      next = known;
    }
    return known;
  }
}
