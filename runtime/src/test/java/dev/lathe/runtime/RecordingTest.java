package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.lathe.data.Thrown;
import dev.lathe.io.JsonScanner;
import dev.lathe.train.ProfilerSchedule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  @TempDir
  Path folder;

  private final Recording recording = new Recording(ProfilerSchedule.ALL);

  private static void iteration(Recording recording) {
    recording.iterate();
    recording.report("", "data wait", 0);
    recording.beginStep();
    recording.report("a.0", "forward", 10);
    recording.report("a.0", "backward", 20);
    recording.endStep();
    recording.endIteration();
  }

  private static List<String> names(Recording recording) {
    return IntStream.range(0, recording.size()).mapToObj(recording::name).toList();
  }

  @Test
  void spansFollowEachOtherWithinTheirStep() {
    iteration(recording);
    assertEquals(
        List.of("data wait", "a.0.forward", "a.0.backward", "step", "iteration"), names(recording));
    for (int span = 1; span < 3; span++) {
      assertEquals(end(span - 1), recording.start(span));
    }
    assertEquals(recording.start(4), recording.start(0), "the iteration begins with the wait");
    assertEquals(recording.start(3), recording.start(1), "the step begins after it");
    assertTrue(end(2) <= end(3) && end(3) <= end(4), "each ends within the next");
    assertEquals(20, recording.number(2));
    assertEquals(1, recording.number(4));
  }

  private long end(int span) {
    return recording.start(span) + recording.nanos(span);
  }

  @Test
  void scheduleChoosesIterations() {
    Recording some = new Recording(ProfilerSchedule.of(1, 1, 2).repeat(2).skipFirst(3));
    for (int i = 0; i < 20; i++) {
      iteration(some);
    }
    List<Long> recorded = IntStream.range(0, some.size())
        .filter(span -> some.name(span).equals("iteration"))
        .mapToObj(some::number)
        .toList();
    assertEquals(List.of(6L, 7L, 10L, 11L), recorded);
    assertEquals(4 * 5, some.size());
  }

  @Test
  void whatFailedIsForgotten() {
    iteration(recording);
    recording.iterate();
    recording.report("a.0", "forward", 0);
    recording.iterate();
    recording.endIteration();
    assertEquals(6, recording.size());
    assertEquals(3, recording.number(5));
  }

  @Test
  void otherThreadsAreLeftOut() throws InterruptedException {
    recording.iterate();
    Thread other = new Thread(() -> {
      iteration(recording);
      recording.report("b", "forward", 0);
    });
    other.start();
    other.join();
    recording.report("a", "forward", 0);
    recording.endIteration();
    assertEquals(List.of("a.forward", "iteration"), names(recording));
  }

  /** One that ended within an iteration does not keep others from theirs. */
  @Test
  void threadsTakeTurns() throws InterruptedException {
    Thread other = new Thread(recording::iterate, "other");
    other.start();
    other.join();
    iteration(recording);
    assertEquals(5, recording.size());
    assertEquals(List.of("other", Thread.currentThread().getName()), recording.threadNames());
    assertEquals(1, recording.thread(0));
  }

  @Test
  void reportsOutsideOfIterationsAreLeftOut() {
    recording.report("a", "forward", 0);
    recording.leaveOut();
    recording.endStep();
    recording.endIteration();
    assertEquals(0, recording.size());
    assertTrue(recording.table().startsWith("profile of 0 iterations"), recording.table());
  }

  /** Iterations that do not fit are counted, and none is there in part. */
  @Test
  void memoryIsBounded() {
    int fit = Recording.MOST / 5;
    for (int i = 0; i < fit + 7; i++) {
      iteration(recording);
    }
    assertEquals(5 * fit, recording.size());
    assertEquals(7, recording.dropped());
    assertTrue(recording.table().contains("7 more did not fit"), recording.table());
  }

  @Test
  void recordsWithoutAllocating() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    for (int i = 0; i < 20_000; i++) {
      iteration(recording);
    }
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 20_000; i++) {
      iteration(recording);
    }
    long bytes = threads.getThreadAllocatedBytes(thread) - before;
    assertTrue(bytes < 20_000, () -> bytes + " bytes in 20,000 iterations");
  }

  @Test
  void tableHasAllRowsWithShares() {
    for (int i = 0; i < 3; i++) {
      iteration(recording);
    }
    List<String> lines = recording.table().lines().toList();
    assertTrue(lines.get(0).matches("profile of 3 iterations, [\\d.,]+ ms; steps [\\d.,]+ ms"));
    assertTrue(lines.get(1).endsWith("share     calls     total ms    mean ms  GFLOP/s"));
    assertTrue(lines.get(2).matches("data wait +[\\d.]+ % +3 +[\\d.]+ +[\\d.]+ *"), lines.get(2));
    assertTrue(
        lines.get(3).matches("forward +[\\d.]+ % +3 +[\\d.]+ +[\\d.]+ +[\\d.,]+"), lines.get(3));
    assertEquals("", lines.get(5));
    List<String> layers = new ArrayList<>(lines.subList(6, 8));
    layers.replaceAll(line -> line.substring(0, line.indexOf(' ')));
    layers.sort(null);
    assertEquals(List.of("a.0.backward", "a.0.forward"), layers);
    assertEquals(8, lines.size());
  }

  @Test
  void traceHasAnEventASpan() throws IOException {
    iteration(recording);
    Path trace = folder.resolve("new/trace.json");
    recording.write(trace);
    List<String> names = new ArrayList<>();
    try (JsonScanner json = JsonScanner.open(trace)) {
      json.members((name, offset) -> {
        if (name.equals("traceEvents")) {
          json.elements(() -> names.add(name(json)));
        } else {
          json.skipValue();
        }
      });
      json.requireEnd();
    }
    assertEquals(
        List.of(
            "process_name",
            "thread_name",
            "data wait",
            "a.0.forward",
            "a.0.backward",
            "step",
            "iteration"),
        names);
    String text = Files.readString(trace);
    assertTrue(text.contains("\"args\":{\"layer\":\"a.0\",\"flops\":20}"), text);
    assertTrue(text.contains("\"args\":{\"number\":1}"), text);
  }

  private static String name(JsonScanner json) throws IOException {
    List<String> found = new ArrayList<>();
    json.members((member, offset) -> {
      if (member.equals("name")) {
        found.add(json.string());
      } else {
        json.skipValue();
      }
    });
    return String.join(" ", found);
  }

  @Test
  void folderIsNoTrace() {
    Thrown.by(FileSystemException.class, () -> recording.write(folder), "[L207]");
  }
}
