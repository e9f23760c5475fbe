package dev.lathe.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.data.Thrown;
import dev.lathe.runtime.EpochReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link CsvLog} and {@link JsonLines}, also of trainings that are killed and go on. */
class LogsTest {
  private static final String HEADER =
      "epoch,steps,learning_rate,loss,accuracy,validation_loss,validation_accuracy,seconds";

  @TempDir
  Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void nameFile() {
    file = folder.resolve("made/log");
  }

  private Callback log(String kind) {
    return switch (kind) {
      case "csv" -> CsvLog.to(file);
      case "json" -> JsonLines.to(file);
      case "json2" -> JsonLines.to(file).everySteps(2);
      default -> TensorBoard.to(file);
    };
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  @Test
  void tableHasARowAnEpoch() throws IOException {
    FakeTraining.whole(CsvLog.to(file));
    assertEquals(
        HEADER + "\n"
            + "1,3,0.125,0.125,0.5,0.25,0.25,1.5\n"
            + "2,6,0.125,0.015625,0.5,0.03125,0.25,1.5\n"
            + "3,9,0.125,0.001953125,0.5,0.00390625,0.25,1.5\n",
        Files.readString(file));
  }

  @Test
  void whatWasNotMeasuredIsLeftEmpty() throws IOException {
    FakeTraining.bare(CsvLog.to(file));
    assertEquals("1,3,0.125,0.125,,,,1.5", lines().get(1));
    FakeTraining.bare(JsonLines.to(file));
    assertTrue(
        lines()
            .get(4)
            .endsWith(
                "\"loss\":0.125,\"accuracy\":null,\"validation_loss\":null,\"validation_accuracy\":null,\"seconds\":1.5}"),
        lines().get(4));
  }

  /** The second of them is never known. */
  @Test
  void metricsFollow() throws IOException {
    FakeTraining.whole(CsvLog.to(file), "f1_macro", "my \"own\",\nmetric");
    assertEquals(
        List.of(
            HEADER + ",validation_f1_macro,\"validation_my \"\"own\"\", metric\"",
            "1,3,0.125,0.125,0.5,0.25,0.25,1.5,0.5,"),
        lines().subList(0, 2));
    FakeTraining.whole(JsonLines.to(file), "f1_macro", "my \"own\",\nmetric");
    String epoch = lines().get(4);
    assertTrue(
        epoch.endsWith(
            ",\"seconds\":1.5,\"validation_f1_macro\":0.5,\"validation_my \\\"own\\\",\\nmetric\":null}"),
        epoch);
  }

  @Test
  void metricOfANameThatIsTakenFillsWhatIsEmpty() throws IOException {
    FakeTraining.whole(CsvLog.to(file), "accuracy", "loss");
    assertEquals(List.of(HEADER, "1,3,0.125,0.125,0.5,0.25,0.5,1.5"), lines().subList(0, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {HEADER, HEADER + ",validation_f1", HEADER + ",validation_f1_macro,validation_r2"})
  void tableOfOtherColumnsIsNotGoneOnWith(String before) throws IOException {
    Files.createDirectories(folder.resolve("made"));
    Files.writeString(file, before + "\n1,3,0.125\n2,6,0.1\n");
    Thrown.by(
        IllegalArgumentException.class,
        () -> FakeTraining.steps(CsvLog.to(file), 6, 9, "f1_macro"),
        "[L216] expected a table to go on with that has the columns " + HEADER
            + ",validation_f1_macro",
        "found: " + file + " with the columns " + before + "\n",
        "measure the metrics that were measured before");
    assertEquals(before + "\n1,3,0.125\n2,6,0.1\n", Files.readString(file));
  }

  @Test
  void tableOfAnEndlessLineIsNotGoneOnWith() throws IOException {
    Files.createDirectories(folder.resolve("made"));
    Files.writeString(file, "x".repeat(1_000_000));
    IllegalArgumentException thrown = assertThrows(
        IllegalArgumentException.class, () -> FakeTraining.steps(CsvLog.to(file), 6, 9));
    assertTrue(String.valueOf(thrown.getMessage()).length() < 2000, thrown::toString);
    assertEquals(1_000_000, Files.size(file));
  }

  @Test
  void tableThatAnotherProgramSavedIsGoneOnWith() throws IOException {
    Files.createDirectories(folder.resolve("made"));
    Files.writeString(file, HEADER + "\r\n1,3,0.125\r\n");
    FakeTraining.steps(CsvLog.to(file), 4, 9);
    assertEquals(4, lines().size());
  }

  @Test
  void linesAreObjectsOfSettingsStepsAndEpochs() throws IOException {
    FakeTraining.whole(JsonLines.to(file));
    List<String> lines = lines();
    assertEquals(1 + 9 + 3, lines.size());
    assertEquals(
        "{\"step\":0,\"event\":\"settings\",\"network\":\"Fake\",\"epochs\":\"3\",\"shuffle\":\"true\","
            + "\"learningRate\":\"0.125\",\"note\":\"a \\\"quoted\\\" word\"}",
        lines.get(0));
    assertEquals(
        "{\"step\":1,\"event\":\"step\",\"epoch\":1,\"batch\":1,\"loss\":0.5,\"epoch_loss\":0.25,\"learning_rate\":0.125}",
        lines.get(1));
    assertEquals(
        "{\"step\":3,\"event\":\"epoch\",\"epoch\":1,\"learning_rate\":0.125,\"loss\":0.125,\"accuracy\":0.5,"
            + "\"validation_loss\":0.25,\"validation_accuracy\":0.25,\"seconds\":1.5}",
        lines.get(4));
  }

  @Test
  void stepsMayBeLeftOut() throws IOException {
    FakeTraining.whole(JsonLines.to(file).everySteps(4));
    assertEquals(
        List.of("0", "3", "4", "6", "8", "9"),
        lines().stream()
            .map(line -> line.replaceAll("\\{\"step\":(\\d+),.*", "$1"))
            .toList());
  }

  @Test
  void rowIsThereWhenItsEpochEnds() {
    CsvLog log = CsvLog.to(file);
    FakeTraining.whole(new Callback() {
      @Override
      public void onStart(TrainingRun run) {
        log.onStart(run);
      }

      @Override
      public void onEpoch(TrainingRun run, EpochReport report) {
        log.onEpoch(run, report);
        assertEquals(1 + report.epoch(), read().lines().count());
        assertTrue(read().endsWith("\n"));
      }

      @Override
      public void close() {
        log.close();
      }
    });
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Killed after each step, gone on with after each step that came before. */
  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "json2"})
  void killedAndResumedItIsAsIfNothingHadBeen(String kind) throws IOException {
    FakeTraining.whole(log(kind));
    String whole = Files.readString(file);
    for (int killed = 1; killed <= FakeTraining.LAST; killed++) {
      for (int kept = 1; kept <= killed; kept++) {
        FakeTraining.steps(log(kind), 1, killed);
        if (killed < FakeTraining.LAST) {
          append(kind.equals("csv") ? "3,9" : "{\"step\":9,\"ev"); // half a line
        }
        FakeTraining.steps(log(kind), kept + 1, FakeTraining.LAST);
        assertEquals(whole, Files.readString(file), killed + " " + kept);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void anotherTrainingReplacesIt(String kind) throws IOException {
    FakeTraining.whole(log(kind));
    String whole = Files.readString(file);
    append("much that is older\n".repeat(100));
    FakeTraining.whole(log(kind));
    assertEquals(whole, Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void fileThatIsMissingWhenATrainingGoesOnIsBegun(String kind) throws IOException {
    FakeTraining.steps(log(kind), 7, 9);
    assertEquals(kind.equals("csv") ? 2 : 5, lines().size());
    assertTrue(lines().get(0).contains("epoch"));
  }

  @Test
  void longLinesOfOthersStay() throws IOException {
    FakeTraining.steps(CsvLog.to(file), 1, 3);
    append("#" + "x".repeat(100_000) + "\n99999999999999999999999\n");
    FakeTraining.steps(CsvLog.to(file), 4, 9);
    assertEquals(1 + 1 + 1 + 2, lines().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void folderInPlaceOfTheFileIsNamed(String kind) throws IOException {
    Files.createDirectories(file);
    Thrown.by(
        UncheckedIOException.class,
        () -> FakeTraining.whole(log(kind)),
        "[L207] expected a file to write to",
        "the folder " + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "board"})
  void fileInPlaceOfTheFolderIsNamed(String kind) throws IOException {
    Files.writeString(folder.resolve("made"), "");
    UncheckedIOException thrown =
        assertThrows(UncheckedIOException.class, () -> FakeTraining.whole(log(kind)));
    assertTrue(
        String.valueOf(thrown.getMessage()).startsWith("[L207] expected "), thrown::toString);
    assertTrue(String.valueOf(thrown.getMessage()).contains("made"), thrown::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "board"})
  void lockedFolderIsNamed(String kind) throws IOException {
    Path locked = Files.createDirectory(folder.resolve("made"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(locked), "this user may write everywhere");
    Thrown.by(
        UncheckedIOException.class,
        () -> FakeTraining.whole(log(kind)),
        "[L207] expected to write to " + file,
        "AccessDeniedException",
        "the right to write");
  }

  @Test
  void fullDiskIsNamed() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "no device that is always full");
    Thrown.by(
        UncheckedIOException.class,
        () -> LogFile.open(full).add("row"),
        "[L207] expected to write to /dev/full",
        "IOException: ");
  }

  @Test
  void stepsAreAtLeastOne() {
    Thrown.by(
        IllegalArgumentException.class,
        () -> JsonLines.to(file).everySteps(0),
        "[L212] expected at least 1 step",
        "found: 0");
    assertThrows(IllegalArgumentException.class, () -> TensorBoard.to(file).everySteps(-1));
  }
}
