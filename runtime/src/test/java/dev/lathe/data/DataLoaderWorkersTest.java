package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DataLoaderWorkersTest {

  /** After every test, the ones that stop half-way among them, no thread of a loader may stay. */
  @AfterEach
  void noThreadIsLeft() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (loaderThreads() > 0 && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertEquals(0, loaderThreads());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8})
  void aFailureNamesTheIndexAndStopsTheEpoch(int workers) {
    IOException cause = new IOException("disk on fire");
    Dataset<Integer, Integer> data = data(100, i -> {
      if (i == 37) {
        throw new UncheckedIOException(cause);
      }
      return i;
    });
    Iterator<Batch<Integer, Integer>> batches =
        DataLoader.of(data).batchSize(10).workers(workers).iterator();
    for (int i = 0; i < 3; i++) {
      assertEquals(10 * i, batches.next().input(0));
    }
    DataLoaderException e = Thrown.by(
        DataLoaderException.class,
        batches::next,
        "[L213] expected to read the example at index 37",
        "disk on fire");
    assertEquals(37, e.index());
    assertSame(cause, e.getCause() == null ? null : e.getCause().getCause());
    assertFalse(batches.hasNext());
  }

  @Test
  void theTraceOfAFailureShowsTheLoop() {
    Dataset<Integer, Integer> data = data(4, i -> {
      throw new IllegalStateException("no");
    });
    DataLoaderException e = assertThrows(
        DataLoaderException.class,
        () -> DataLoader.of(data).workers(2).iterator().next());
    boolean mentionsTest = false;
    for (StackTraceElement element : e.getStackTrace()) {
      mentionsTest |= element.getClassName().equals(DataLoaderWorkersTest.class.getName());
    }
    assertTrue(mentionsTest);
    assertInstanceOf(IllegalStateException.class, e.getCause());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void errorsStayErrors(int workers) {
    Error error = new OutOfMemoryError("test");
    Dataset<Integer, Integer> data = data(4, i -> {
      throw error;
    });
    Iterator<Batch<Integer, Integer>> batches =
        DataLoader.of(data).workers(workers).iterator();
    assertSame(error, assertThrows(OutOfMemoryError.class, batches::next));
    assertFalse(batches.hasNext());
  }

  @Test
  void severalThreadsReadAtOnce() {
    int workers = 4;
    CyclicBarrier together =
        new CyclicBarrier(workers); // breaks the test by its timeout unless all four are there
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Dataset<Integer, Integer> data = data(4 * workers, i -> {
      threads.add(Thread.currentThread());
      await(together);
      return i;
    });
    DataLoader.of(data).workers(workers).forEach(batch -> assertEquals(1, batch.size()));
    assertEquals(workers, threads.size());
    assertTrue(threads.stream().allMatch(Thread::isDaemon));
    assertFalse(threads.contains(Thread.currentThread()));
  }

  @Test
  void readsAtMostTwoBatchesAWorkerAhead() throws InterruptedException {
    AtomicInteger reads = new AtomicInteger();
    Dataset<Integer, Integer> data = data(1000, i -> reads.incrementAndGet());
    Iterator<Batch<Integer, Integer>> batches =
        DataLoader.of(data).batchSize(2).workers(3).iterator();
    batches.next();
    noThreadIsLeft();
    assertEquals((1 + 3 * 2) * 2, reads.get());
  }

  @Test
  void aLoopThatIsLeftEarlyLeavesNoThread() {
    Dataset<Integer, Integer> data = data(1000, i -> i);
    for (int loop = 0; loop < 20; loop++) {
      assertEquals(
          0, DataLoader.of(data).batchSize(4).workers(8).iterator().next().input(0));
    }
  }

  @Test
  void aPausedLoopGoesOn() throws InterruptedException {
    Iterator<Batch<Integer, Integer>> batches =
        DataLoader.of(data(100, i -> i)).workers(2).iterator();
    for (int i = 0; i < 50; i++) {
      assertEquals(i, batches.next().input(0));
    }
    noThreadIsLeft(); // idle threads end; new ones are made when the loop goes on
    for (int i = 50; i < 100; i++) {
      assertEquals(i, batches.next().input(0));
    }
  }

  @Test
  void anInterruptedLoopStops() throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    Dataset<Integer, Integer> stuck = data(10, i -> {
      reading.countDown();
      sleepUntilInterrupted();
      return i;
    });
    Iterator<Batch<Integer, Integer>> batches = DataLoader.of(stuck).workers(2).iterator();
    assertTrue(reading.await(10, TimeUnit.SECONDS));
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, batches::next);
    assertTrue(Thread.interrupted(), "the interrupt is kept for the caller");
    assertFalse(batches.hasNext());
  }

  private static Dataset<Integer, Integer> data(int size, IntFunction<Integer> input) {
    return new Dataset<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Example<Integer, Integer> get(int index) {
        return new Example<>(input.apply(index), index);
      }
    };
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleepUntilInterrupted() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long loaderThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(LoaderThreads.NAME))
        .count();
  }

  @Test
  void aBatchThatTakesTooLongIsNotWaitedFor() {
    Dataset<Integer, Integer> slow = data(40, i -> {
      if (i == 25) {
        sleepUntilInterrupted();
      }
      return i;
    });
    Iterator<Batch<Integer, Integer>> batches = DataLoader.of(slow)
        .batchSize(10)
        .workers(2)
        .timeout(Duration.ofSeconds(2))
        .iterator();
    batches.next();
    assertEquals(10, batches.next().input(0));
    DataLoaderException late =
        Thrown.by(DataLoaderException.class, batches::next, "L213", "batch 2 took longer", "PT2S");
    assertEquals(20, late.index());
    assertFalse(batches.hasNext());
    Thrown.by(
        IllegalArgumentException.class,
        () -> DataLoader.of(slow).timeout(Duration.ZERO),
        "L212",
        "more than 0");
  }
}
