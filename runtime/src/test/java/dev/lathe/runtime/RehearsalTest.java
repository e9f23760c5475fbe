package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  @Test
  void programThatTakesTwiceAsLongTakesLessThanThreeTimes() {
    Rehearsal rehearsal = new Rehearsal(new Slow(5, 5), new Slow(10, 10));
    assertTrue(rehearsal.secondTakesLessThan(3, System.nanoTime() + MINUTE));
  }

  @Test
  void programThatStaysSlowerIsGivenUpAtTheDeadline() {
    Rehearsal rehearsal = new Rehearsal(new Slow(1, 1), new Slow(20, 20));
    assertFalse(rehearsal.secondTakesLessThan(3, System.nanoTime() + MINUTE / 300));
  }

  @Test
  void programMayBecomeFasterWithTime() {
    Slow second = new Slow(40, 1);
    Rehearsal rehearsal = new Rehearsal(new Slow(20, 20), second);
    assertTrue(rehearsal.secondTakesLessThan(1, System.nanoTime() + MINUTE));
    assertEquals(Slow.SLOW_RUNS + 3, second.runs);
  }

  /** Takes so many milliseconds, the first times more than later. */
  private static final class Slow extends BatchProgram {
    private static final int SLOW_RUNS = 4;
    private final long first;
    private final long later;
    private int runs;

    Slow(long first, long later) {
      super(2);
      this.first = first;
      this.later = later;
    }

    @Override
    public void run(Team.Member member) {
      long end =
          System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(runs++ < SLOW_RUNS ? first : later);
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
    }
  }
}
