package dev.lathe.tests.benchmarks.machine;

import java.util.Arrays;
import java.util.concurrent.CyclicBarrier;
import java.util.function.LongSupplier;

/** The same work on several threads at once. */
final class AtOnce {
  private final CyclicBarrier barrier;
  private final long[] done;
  private final long[] from;
  private final long[] to;

  private AtOnce(int threads) {
    barrier = new CyclicBarrier(threads);
    done = new long[threads];
    from = new long[threads];
    to = new long[threads];
  }

  /** What the works say they have done, for each nanosecond from the first start to the last end. */
  static double rate(LongSupplier... works) {
    AtOnce all = new AtOnce(works.length);
    Thread[] threads = new Thread[works.length];
    for (int i = 0; i < works.length; i++) {
      int number = i;
      threads[i] = new Thread(() -> all.run(number, works[number]));
      threads[i].start();
    }
    join(threads);
    long start = Arrays.stream(all.from).min().orElseThrow();
    long end = Arrays.stream(all.to).max().orElseThrow();
    return (double) Arrays.stream(all.done).sum() / (end - start);
  }

  private void run(int number, LongSupplier work) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    from[number] = System.nanoTime();
    done[number] = work.getAsLong();
    to[number] = System.nanoTime();
  }

  private static void join(Thread... threads) {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
