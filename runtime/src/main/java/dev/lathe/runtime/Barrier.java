package dev.lathe.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A barrier that can be passed any number of times and broken once a run.
 *
 * <p>Sense-reversing (D. Hensgen, R. Finkel, U. Manber 1988), with a phase number for the sense: the last to arrive
 * starts the next phase, the others wait for it. Passing it orders memory: what any member wrote before, every member
 * sees after.
 */
final class Barrier {
  private final int size;
  private final boolean crowded;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int phase;
  private volatile boolean broken;

  Barrier(int size, boolean crowded) {
    this.size = size;
    this.crowded = crowded;
  }

  /** Waits for all members. Throws when one of them failed and will not come. */
  void await() {
    int current = phase;
    if (arrived.incrementAndGet() == size) {
      arrived.set(0);
      phase = current + 1;
      return;
    }
    int turn = 0;
    while (phase == current) {
      if (broken) {
        throw new IllegalStateException("another member of the team failed");
      }
      turn = Spin.pause(turn, crowded);
    }
  }

  /** Lets everybody who waits, now or later, throw instead. */
  void breakDown() {
    broken = true;
  }

  /** Makes the barrier whole again; only when nobody is inside. */
  void repair() {
    arrived.set(0);
    broken = false;
  }
}
