package dev.lathe.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Thrown;
import dev.lathe.runtime.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  @TempDir
  Path folder;

  @Test
  void isWrittenFromTheBeginningToTheEnd() throws IOException {
    Path file = folder.resolve("new/report.html");
    HtmlReport report = HtmlReport.to(file);
    report.onStart(FakeRun.of(0));
    assertTrue(Files.readString(file).contains("under way, 0 of 9 epochs"));
    FakeRun run = FakeRun.of(2);
    report.onEpoch(run, run.reports().get(1));
    String between = Files.readString(file);
    assertTrue(between.contains("under way, 2 of 9 epochs"));
    assertTrue(between.contains("<td title=\"0.25\">0.2500</td>"));
    report.onEnd(run, new History(run.reports()));
    assertEquals(
        between.replace("under way, ", "ended after "), Files.readString(file), "nothing else");
  }

  @Test
  void timesMayBeLeftOut() throws IOException {
    Path file = folder.resolve("report.html");
    HtmlReport.to(file).times(false).onStart(FakeRun.of(3));
    assertFalse(Files.readString(file).contains("class=\"time\""));
    HtmlReport.to(file).onStart(FakeRun.of(3));
    assertTrue(Files.readString(file).contains("class=\"time\""));
  }

  @Test
  void aFolderIsRefusedBeforeTheFirstEpoch() {
    HtmlReport report = HtmlReport.to(folder);
    Thrown.by(
        UncheckedIOException.class,
        () -> report.onStart(FakeRun.of(0)),
        "[L207] expected a file to write to",
        "the folder ");
  }
}
