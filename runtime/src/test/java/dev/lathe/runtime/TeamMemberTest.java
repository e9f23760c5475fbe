package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TeamMemberTest {
  private static Team.Member member(int index, int size) {
    return new Team.Member(index, size, new Barrier(size, true), new Scratch());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8",
    "1, 8",
    "8, 8",
    "9, 8",
    "10, 1",
    "64, 32",
    "65, 32",
    "784, 16",
    "1000, 7",
    "2147483647, 8",
    "2147483647, 1"
  })
  void sharesCoverTheExtentOnce(int extent, int grain) {
    for (int size = 1; size <= 9; size++) {
      int end = 0;
      for (int index = 0; index < size; index++) {
        Team.Member member = member(index, size);
        assertEquals(end, member.from(extent, grain));
        end = member.to(extent, grain);
        assertTrue(end >= member.from(extent, grain));
        assertTrue(end == extent || end % grain == 0);
      }
      assertEquals(extent, end);
    }
  }

  @Test
  void sharesDifferByAGrainAtMost() {
    List<Integer> sizes = new ArrayList<>();
    for (int index = 0; index < 4; index++) {
      sizes.add(member(index, 4).to(100, 8) - member(index, 4).from(100, 8));
    }
    assertEquals(List.of(32, 24, 24, 20), sizes); // 13 grains, the last one of 4
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32})
  void oneGrainIsMemberZerosWhole(int extent) {
    assertEquals(0, member(0, 4).from(extent, 32));
    assertEquals(extent, member(0, 4).to(extent, 32));
    for (int index = 1; index < 4; index++) {
      assertEquals(member(index, 4).from(extent, 32), member(index, 4).to(extent, 32));
    }
  }

  @Test
  void aloneEverythingIsItsOwn() {
    Team.Member solo = Team.Member.solo();
    solo.barrier();
    assertEquals(0, solo.from(100, 8));
    assertEquals(100, solo.to(100, 8));
    assertEquals(1, solo.size());
    assertNotSame(solo, Team.Member.solo());
  }

  @Test
  void rowsGrowAndAreKept() {
    Team.Member member = Team.Member.solo();
    float[][] first = member.rows(2, 10);
    float[] kept = first[0];
    assertEquals(2, first.length);
    assertEquals(10, first[1].length);
    assertSame(first, member.rows(1, 5));
    float[][] more = member.rows(4, 10);
    assertSame(kept, more[0]);
    assertEquals(4, more.length);
    assertEquals(20, member.rows(1, 20)[0].length);
    assertEquals(10, member.rows(4, 10)[3].length);
  }

  @Test
  void rowsBelongToOneMemberAndLastOverRuns() {
    try (Team team = Team.of(3)) {
      float[][] before = new float[3][];
      float[][] after = new float[3][];
      team.run(member -> before[member.index()] = member.rows(1, 8)[0]);
      team.run(member -> after[member.index()] = member.rows(1, 8)[0]);
      for (int i = 0; i < 3; i++) {
        assertSame(before[i], after[i]);
        assertNotSame(before[i], before[(i + 1) % 3]);
      }
    }
  }

  @Test
  void runsInsideRunsHaveRowsOfTheirOwn() {
    try (Team team = Team.of(1)) {
      team.run(outer ->
          team.run(inner -> assertNotSame(outer.rows(1, 4)[0], inner.rows(1, 4)[0])));
    }
  }

  /** Members of all sizes, also more than there are cores: nobody runs ahead by more than one phase. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8})
  void nobodyPassesABarrierBeforeAllHaveCome(int size) {
    try (Team team = Team.of(size)) {
      int phases = 2000;
      AtomicInteger arrived = new AtomicInteger();
      team.run(member -> {
        for (int phase = 1; phase <= phases; phase++) {
          arrived.incrementAndGet();
          member.barrier();
          int seen = arrived.get();
          assertTrue(seen >= phase * size && seen < (phase + 1) * size + size, () -> "saw " + seen);
          member.barrier();
        }
      });
      assertEquals(phases * size, arrived.get());
    }
  }

  /** Plain arrays: each member writes its cell, and reads its neighbour's after the barrier. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void aBarrierOrdersMemory(int size) {
    try (Team team = Team.of(size)) {
      int[] cells = new int[size];
      team.run(member -> {
        int neighbour = (member.index() + 1) % size;
        for (int phase = 1; phase <= 3000; phase++) {
          cells[member.index()] = phase;
          member.barrier();
          assertEquals(phase, cells[neighbour]);
          member.barrier();
        }
      });
    }
  }
}
