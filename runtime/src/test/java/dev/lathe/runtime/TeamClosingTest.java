package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TeamClosingTest {
  private static Thread[] threadsOf(Team team) {
    Thread[] threads = new Thread[team.size()];
    team.run(member -> threads[member.index()] = Thread.currentThread());
    return threads;
  }

  private static void assertEnded(Thread[] threads) throws InterruptedException {
    for (int i = 1; i < threads.length; i++) {
      threads[i].join();
    }
  }

  private static int membersOfARun(Team team) {
    AtomicInteger members = new AtomicInteger();
    team.run(member -> members.addAndGet(member.size()));
    return members.get();
  }

  @Test
  void closingEndsTheThreads() throws InterruptedException {
    Team team = Team.of(4);
    Thread[] threads = threadsOf(team);
    team.close();
    assertEnded(threads);
  }

  @Test
  void closingEndsSleepingThreads() throws InterruptedException {
    Team team = Team.of(4);
    Thread[] threads = threadsOf(team);
    Thread.sleep(20);
    team.close();
    team.close();
    assertEnded(threads);
  }

  @Test
  void aClosedTeamRunsAlone() {
    Team team = Team.of(3);
    team.close();
    assertEquals(1, membersOfARun(team));
  }

  @Test
  void closingInsideARunLetsItFinish() throws InterruptedException {
    Team team = Team.of(3);
    Thread[] threads = threadsOf(team);
    AtomicInteger finished = new AtomicInteger();
    team.run(member -> {
      team.close();
      member.barrier();
      finished.incrementAndGet();
    });
    assertEquals(3, finished.get());
    assertEquals(1, membersOfARun(team));
    assertEnded(threads);
  }
}
