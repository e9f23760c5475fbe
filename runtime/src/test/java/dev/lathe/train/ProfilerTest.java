package dev.lathe.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Thrown;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilerTest {
  @TempDir
  Path folder;

  @Test
  void needsTheProperty() {
    Path trace = folder.resolve("trace.json");
    Thrown.by(
        IllegalStateException.class,
        () -> Profiler.start(trace),
        "[L212] expected -Dlathe.profile=on when the virtual machine starts, for Profiler",
        "\n  found: the system property not set",
        "\n  fix:   start it with java -Dlathe.profile=on");
    assertFalse(Files.exists(trace));
  }

  @Test
  void folderIsNoTrace() {
    Thrown.by(FileSystemException.class, () -> Profiler.start(folder), "[L207]", "name a file");
  }

  @Test
  void readsWhatThePropertySays() {
    assertEquals(
        "wait=0,warmup=0,active=1,repeat=0,skipFirst=0",
        ProfilerSchedule.parse(" ").toString());
    assertEquals(
        ProfilerSchedule.of(4, 0, 3).repeat(2).skipFirst(9).toString(),
        ProfilerSchedule.parse("skipFirst=9, active = 3,wait=4,repeat=2").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3",
        "wait",
        "wait=",
        "wait=x",
        "wait=-1",
        "active=0",
        "pause=1",
        "wait=1,",
        "wait=99999999999"
      })
  void refusesAnotherSchedule(String text) {
    Thrown.by(
        IllegalArgumentException.class,
        () -> ProfilerSchedule.parse(text),
        "[L212] expected wait, warmup, repeat and skipFirst of at least 0 and active of at least 1",
        "\n  found: '",
        "\n  fix:   wait=1,warmup=1,active=3 ");
  }

  @Test
  void numbersHaveBounds() {
    Thrown.by(IllegalArgumentException.class, () -> ProfilerSchedule.of(-1, 0, 1), "'wait=-1,");
    Thrown.by(IllegalArgumentException.class, () -> ProfilerSchedule.of(0, -1, 1), "warmup=-1");
    Thrown.by(IllegalArgumentException.class, () -> ProfilerSchedule.of(0, 0, 0), "active=0");
    Thrown.by(IllegalArgumentException.class, () -> ProfilerSchedule.ALL.repeat(-1), "repeat=-1");
    Thrown.by(
        IllegalArgumentException.class, () -> ProfilerSchedule.ALL.skipFirst(-1), "skipFirst=-1'");
  }

  /** A cycle is longer than an int can say. */
  @Test
  void longCyclesDoNotOverflow() {
    int most = Integer.MAX_VALUE;
    ProfilerSchedule schedule = ProfilerSchedule.of(most, most, most).skipFirst(most);
    assertFalse(schedule.measures(2L * most - 1));
    assertTrue(schedule.measures(2L * most));
    assertFalse(schedule.records(3L * most - 1));
    assertTrue(schedule.records(3L * most));
    assertTrue(schedule.records(4L * most - 1));
    assertFalse(schedule.measures(4L * most));
  }
}
