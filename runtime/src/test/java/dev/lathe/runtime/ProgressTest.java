package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final EpochReport REPORT = new EpochReport(1, 3, 10, 0.1, 0.5, 0.75, null, 2.1);
  private static final String LINE =
      "epoch 1/3: loss 0.5000, accuracy 75.00 %; 2.1 s" + System.lineSeparator();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now = -5_000_000_000L; // any origin, negative too

  private String printed() {
    String text = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return text;
  }

  private Progress progress(String mode, boolean terminal) {
    return Progress.of(mode, out, terminal, () -> now);
  }

  private void steps(Progress progress, int count, long nanosEach) {
    for (int i = 0; i < count; i++) {
      now += nanosEach;
      progress.step(64, 0.43118);
    }
  }

  @Test
  void drawsRateAndTimeLeft() {
    Progress progress = progress("auto", true);
    progress.startEpoch(1, 3, 938);
    steps(progress, 1, 150_000_000);
    assertEquals("\repoch 1/3  1/938  loss 0.4312  427 examples/s  2:21 left", printed());
    steps(progress, 411, 1_000_000);
    String[] drawn = printed().split("\r");
    assertEquals(
        "epoch 1/3  401/938  loss 0.4312  46,662 examples/s  0:01 left",
        drawn[drawn.length - 1].strip());
  }

  @Test
  void drawsAtMostTenTimesASecond() {
    Progress progress = progress("auto", true);
    progress.startEpoch(1, 3, 100_000);
    steps(progress, 10_000, 1_000_000); // ten seconds
    assertEquals(100, printed().chars().filter(c -> c == '\r').count());
  }

  @Test
  void wipesTheLineAtTheEndOfAnEpoch() {
    Progress progress = progress("auto", true);
    progress.startEpoch(1, 3, 10);
    steps(progress, 1, 150_000_000);
    int width = printed().length() - 1;
    progress.finishEpoch(REPORT);
    assertEquals("\r" + " ".repeat(width) + "\r" + LINE, printed());
  }

  @Test
  void coversALongerLine() {
    Progress progress = progress("auto", true);
    progress.startEpoch(1, 3, 10_000);
    steps(progress, 1, 150_000_000);
    int width = printed().length() - 1;
    steps(progress, 9_998, 100_001);
    progress.startEpoch(2, 3, 1);
    printed();
    steps(progress, 1, 150_000_000);
    assertTrue(printed().length() - 1 >= width, "a shorter line must be padded");
  }

  @Test
  void clearsOnlyWhatWasDrawn() {
    Progress progress = progress("auto", true);
    progress.startEpoch(1, 3, 10);
    progress.clear();
    assertEquals("", printed());
    steps(progress, 1, 150_000_000);
    printed();
    progress.clear();
    assertTrue(printed().endsWith("\r"));
    progress.clear();
    assertEquals("", printed());
  }

  @Test
  void printsEpochsAloneWhereNobodyWatches() {
    assertEpochLineOnly(progress("auto", false));
    assertEpochLineOnly(progress("plain", true));
  }

  private void assertEpochLineOnly(Progress progress) {
    progress.startEpoch(1, 3, 10);
    steps(progress, 10, 200_000_000);
    assertEquals("", printed());
    progress.finishEpoch(REPORT);
    assertEquals(LINE, printed());
  }

  @Test
  void isSilentWhenOff() {
    Progress progress = progress("off", true);
    progress.startEpoch(1, 3, 10);
    steps(progress, 10, 200_000_000);
    progress.finishEpoch(REPORT);
    assertEquals("", printed());
  }

  @Test
  void namesItsModes() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> progress("of", true)).getMessage();
    assertTrue(message.startsWith("[L212] expected auto, plain or off"), message);
  }

  @Test
  void honoursTheEnvironment() {
    assertTrue(Terminal.wanted("xterm", null));
    assertTrue(Terminal.wanted(null, ""));
    assertFalse(Terminal.wanted("dumb", null));
    assertFalse(Terminal.wanted("xterm", "1"));
  }

  /** Surefire's JVM has no terminal. */
  @Test
  void findsNoTerminalInTests() {
    assertFalse(Terminal.isThere());
  }
}
