package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TeamFailureTest {
  /** Whichever member fails, before whichever barrier: nobody hangs, the cause comes out, the next run is whole. */
  @ParameterizedTest
  @CsvSource({"2, 0, 0", "2, 1, 0", "2, 1, 5", "4, 0, 3", "4, 2, 3", "8, 7, 1", "8, 0, 9"})
  void oneMembersExceptionEndsTheRun(int size, int failing, int barriersBefore) {
    try (Team team = Team.of(size)) {
      for (int attempt = 0; attempt < 50; attempt++) {
        RuntimeException cause = new RuntimeException("member " + failing);
        RuntimeException thrown = assertThrows(
            RuntimeException.class,
            () -> team.run(member -> {
              for (int barrier = 0; barrier < 10; barrier++) {
                if (member.index() == failing && barrier == barriersBefore) {
                  throw cause;
                }
                member.barrier();
              }
            }));
        assertSame(cause, thrown);
        assertWhole(team);
      }
    }
  }

  private static void assertWhole(Team team) {
    AtomicInteger passed = new AtomicInteger();
    team.run(member -> {
      for (int i = 0; i < 5; i++) {
        member.barrier();
      }
      passed.incrementAndGet();
    });
    assertEquals(team.size(), passed.get());
  }

  @Test
  void membersWithoutABarrierFinish() {
    try (Team team = Team.of(4)) {
      AtomicInteger finished = new AtomicInteger();
      assertThrows(
          ArithmeticException.class,
          () -> team.run(member -> {
            if (member.index() == 2) {
              throw new ArithmeticException();
            }
            finished.incrementAndGet();
          }));
      assertEquals(3, finished.get());
    }
  }

  @Test
  void whenAllFailOneExceptionComesOut() {
    try (Team team = Team.of(4)) {
      for (int i = 0; i < 100; i++) {
        assertThrows(
            IllegalCallerException.class,
            () -> team.run(member -> {
              throw new IllegalCallerException();
            }));
      }
      assertWhole(team);
    }
  }

  @Test
  void errorsComeOutToo() {
    try (Team team = Team.of(2)) {
      assertThrows(StackOverflowError.class, () -> team.run(member -> recurse(member.index())));
      assertWhole(team);
    }
  }

  private static int recurse(int depth) {
    return depth < 0 ? 0 : recurse(depth + 1) + 1;
  }

  @Test
  void checkedExceptionsAreWrapped() {
    try (Team team = Team.of(2)) {
      IOException cause = new IOException("smuggled");
      UndeclaredThrowableException thrown = assertThrows(
          UndeclaredThrowableException.class,
          () -> team.run(member -> TeamFailureTest.<RuntimeException>smuggle(cause)));
      assertSame(cause, thrown.getUndeclaredThrowable());
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
  }) // how other languages throw what Java must declare
  private static <T extends Throwable> void smuggle(Throwable cause) throws T {
    throw (T) cause;
  }

  @Test
  void whoeverRunsAloneGetsItsExceptionAndTheTeamGoesOn() {
    try (Team team = Team.of(2)) {
      assertThrows(
          IllegalStateException.class,
          () -> team.run(member -> team.run(alone -> {
            throw new IllegalStateException();
          })));
      assertWhole(team);
    }
  }
}
