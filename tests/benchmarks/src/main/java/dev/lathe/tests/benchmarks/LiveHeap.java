package dev.lathe.tests.benchmarks;

import java.lang.management.ManagementFactory;

/** The most that lives on the heap while something runs: collects garbage again and again beside it. */
final class LiveHeap implements Runnable {
  private long most;
  private volatile boolean ended;

  private LiveHeap() {}

  static long during(Runnable work) {
    LiveHeap heap = new LiveHeap();
    Thread sampler = new Thread(heap);
    sampler.start();
    work.run();
    heap.ended = true;
    try {
      sampler.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return heap.most;
  }

  @Override
  public void run() {
    while (!ended) {
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      most = Math.max(most, used);
    }
  }
}
