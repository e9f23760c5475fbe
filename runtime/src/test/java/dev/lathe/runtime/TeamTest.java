package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void runsOnceOnEveryMember(int size) {
    try (Team team = Team.of(size)) {
      AtomicIntegerArray runs = new AtomicIntegerArray(size);
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      team.run(member -> {
        assertEquals(size, member.size());
        runs.incrementAndGet(member.index());
        threads.add(Thread.currentThread());
      });
      for (int i = 0; i < size; i++) {
        assertEquals(1, runs.get(i));
      }
      assertEquals(size, threads.size());
      assertTrue(threads.contains(Thread.currentThread()));
      assertEquals(size, team.size());
    }
  }

  @Test
  void theCallerIsMemberZero() {
    try (Team team = Team.of(2)) {
      Thread[] threads = new Thread[2];
      team.run(member -> threads[member.index()] = Thread.currentThread());
      assertSame(Thread.currentThread(), threads[0]);
      assertNotSame(threads[0], threads[1]);
      assertTrue(threads[1].isDaemon());
    }
  }

  /** Plain fields, no volatile: a run orders memory on both ends. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void thousandsOfRunsSeeEachOthersResults(int size) {
    try (Team team = Team.of(size)) {
      long[] totals = new long[size * 16];
      long[] step = new long[1];
      for (int i = 1; i <= 5000; i++) {
        step[0] = i;
        team.run(member -> totals[member.index() * 16] += step[0]);
        long expected = (long) i * (i + 1) / 2;
        for (int member = 0; member < size; member++) {
          assertEquals(expected, totals[member * 16]);
        }
      }
    }
  }

  @Test
  void wakesWorkersThatSleep() throws InterruptedException {
    try (Team team = Team.of(3)) {
      AtomicInteger runs = new AtomicInteger();
      for (int i = 0; i < 20; i++) {
        Thread.sleep(3);
        team.run(member -> runs.incrementAndGet());
      }
      assertEquals(60, runs.get());
    }
  }

  @Test
  void aRunInsideARunIsTheCallersAlone() {
    try (Team team = Team.of(4)) {
      AtomicInteger inner = new AtomicInteger();
      team.run(member -> team.run(alone -> {
        assertEquals(1, alone.size());
        assertEquals(0, alone.index());
        alone.barrier();
        inner.incrementAndGet();
        team.run(deeper -> inner.addAndGet(deeper.size() * 100));
      }));
      assertEquals(404, inner.get());
    }
  }

  @Test
  void aSecondThreadDoesNotWait() throws InterruptedException {
    try (Team team = Team.of(2)) {
      CountDownLatch inside = new CountDownLatch(2);
      CountDownLatch secondDone = new CountDownLatch(1);
      Thread first = new Thread(() -> team.run(member -> {
        inside.countDown();
        await(secondDone);
      }));
      first.start();
      inside.await();
      AtomicInteger size = new AtomicInteger();
      team.run(member -> size.set(member.size()));
      assertEquals(1, size.get());
      secondDone.countDown();
      first.join();
      team.run(member -> size.set(member.size()));
      assertEquals(2, size.get());
    }
  }

  @Test
  void manyThreadsMayRunAtOnce() throws InterruptedException {
    try (Team team = Team.of(2)) {
      AtomicInteger shares = new AtomicInteger();
      Thread[] threads = new Thread[4];
      for (int i = 0; i < threads.length; i++) {
        threads[i] = new Thread(() -> {
          for (int run = 0; run < 2000; run++) {
            team.run(member -> {
              shares.addAndGet(member.to(12, 1) - member.from(12, 1));
              member.barrier();
            });
          }
        });
        threads[i].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(4 * 2000 * 12, shares.get());
    }
  }

  @Test
  void twoTeamsWorkTogether() {
    try (Team outer = Team.of(2);
        Team inner = Team.of(2)) {
      AtomicInteger members = new AtomicInteger();
      for (int i = 0; i < 100; i++) {
        outer.run(member -> inner.run(other -> members.incrementAndGet()));
      }
      assertTrue(
          members.get() >= 300 && members.get() <= 400, members::toString); // 2 + 1 or 2 + 2 a run
    }
  }

  @Test
  void anInterruptedCallerRuns() {
    try (Team team = Team.of(2)) {
      Thread.currentThread().interrupt();
      AtomicInteger runs = new AtomicInteger();
      team.run(member -> runs.incrementAndGet());
      assertEquals(2, runs.get());
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void sharedIsOneTeam() {
    assertSame(Team.shared(), Team.shared());
    assertEquals(Threads.configured(), Team.shared().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1025})
  void sizesAreBounded(int size) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Team.of(size)).getMessage();
    assertTrue(message.startsWith("[L212] expected 1 to 1024 threads\n  found: " + size), message);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
