package dev.lathe.runtime;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a training end in order when the program is asked to end, by Ctrl-C say: the virtual machine waits until a last checkpoint is written.
 */
final class Interruption {
  private static final int SECONDS = 60;
  private final Thread trainer = Thread.currentThread();
  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook = new Thread(this::await, "lathe-last-checkpoint");
  private volatile boolean asked;

  private Interruption() {}

  /** Watches until {@link #end}, for the thread that calls. */
  static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether the program is to end. */
  boolean isAsked() {
    return asked;
  }

  private void await() {
    asked = true;
    if (!isExiting()) {
      try {
        written.await(SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether it is the trainer itself that ends the program, from a callback: it cannot be waited for. */
  private boolean isExiting() {
    return Arrays.stream(trainer.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
  }

  /** The checkpoint is written: lets the virtual machine end, which ends this thread as well; what comes behind {@code fit} is not for a model that is half trained. */
  void leave() {
    written.countDown();
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        continue; // the program ends
      }
    }
  }

  /** No longer watches. */
  void end() {
    written.countDown();
    if (!asked) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        return; // it has begun to end
      }
    }
  }
}
