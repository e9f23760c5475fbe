package dev.lathe.data;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the threads of a loader. */
final class LoaderThreads {
  static final String NAME = "lathe-loader-";
  private static final long IDLE_MILLIS = 500;

  private LoaderThreads() {}

  /** Daemon threads that end when they have been idle, so that an epoch nobody finishes leaks none. */
  static ThreadPoolExecutor pool(int size) {
    ThreadPoolExecutor pool = new ThreadPoolExecutor(
        size, size, IDLE_MILLIS, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), new Factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static final class Factory implements ThreadFactory {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
      Thread thread = new Thread(work, NAME + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }
}
