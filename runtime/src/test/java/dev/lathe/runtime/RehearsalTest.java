package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  @Test
  void programThatTakesTwiceAsLongTakesLessThanThreeTimes() {
    Rehearsal<Slow> rehearsal = rehearsal(new Slow(5, 5), new Slow(10, 10));
    assertTrue(rehearsal.secondTakesLessThan(3, System.nanoTime() + MINUTE));
  }

  @Test
  void programThatStaysSlowerIsGivenUpAtTheDeadline() {
    Rehearsal<Slow> rehearsal = rehearsal(new Slow(1, 1), new Slow(20, 20));
    assertFalse(rehearsal.secondTakesLessThan(3, System.nanoTime() + MINUTE / 300));
  }

  @Test
  void programMayBecomeFasterWithTime() {
    Slow second = new Slow(40, 1);
    Rehearsal<Slow> rehearsal = rehearsal(new Slow(20, 20), second);
    assertTrue(rehearsal.secondTakesLessThan(1, System.nanoTime() + MINUTE));
    int enough = Slow.SLOW_RUNS + 3; // more where the machine held one of them up
    assertTrue(second.runs >= enough, second.runs + " runs");
  }

  private static Rehearsal<Slow> rehearsal(Slow first, Slow second) {
    return new Rehearsal<>(first, second, (form, examples) -> new Waiting(form, examples), 2);
  }

  /** Kernels that take so many milliseconds, the first times more than later. */
  private static final class Slow {
    private static final int SLOW_RUNS = 4;
    private final long first;
    private final long later;
    private int runs;

    Slow(long first, long later) {
      this.first = first;
      this.later = later;
    }

    void run() {
      long millis = runs++ < SLOW_RUNS ? first : later;
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
    }
  }

  private static final class Waiting extends BatchProgram {
    private final Supplier<Slow> form;

    Waiting(Supplier<Slow> form, int examples) {
      super(examples);
      this.form = form;
    }

    @Override
    public void run(Team.Member member) {
      form.get().run();
    }
  }
}
