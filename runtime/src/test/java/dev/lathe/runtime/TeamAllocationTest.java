package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TeamAllocationTest {
  private static final int RUNS = 20_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aRunTogetherAllocatesNothing() {
    try (Team team = Team.of(2)) {
      assertAllocatesNothing(team, TeamAllocationTest::work);
    }
  }

  @Test
  void aRunAloneAllocatesNothing() {
    try (Team team = Team.of(1)) {
      assertAllocatesNothing(team, TeamAllocationTest::work);
    }
  }

  @Test
  void aRunInsideARunAllocatesNothing() {
    try (Team team = Team.of(2)) {
      Program inner = TeamAllocationTest::work;
      assertAllocatesNothing(team, member -> team.run(inner));
    }
  }

  private static void work(Team.Member member) {
    member.rows(2, 100)[1][member.from(100, 8) / 2]++;
    member.barrier();
  }

  /** Less than a byte a run: what is left is the JVM's own. */
  private static void assertAllocatesNothing(Team team, Program program) {
    long[] ids = new long[team.size()];
    team.run(member -> ids[member.index()] = Thread.currentThread().getId());
    repeat(team, program);
    long before = allocated(ids);
    repeat(team, program);
    long bytes = allocated(ids) - before;
    assertTrue(bytes < RUNS, () -> bytes + " bytes in " + RUNS + " runs");
  }

  private static void repeat(Team team, Program program) {
    for (int i = 0; i < RUNS; i++) {
      team.run(program);
    }
  }

  private static long allocated(long[] ids) {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(ids)).sum();
  }
}
