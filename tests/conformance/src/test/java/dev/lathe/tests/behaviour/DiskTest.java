package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.tests.Jvm;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.Refusal;
import dev.lathe.tests.networks.Samples;
import dev.lathe.tests.networks.StripesModel;
import dev.lathe.train.Callback;
import dev.lathe.train.Checkpoints;
import dev.lathe.train.StepReport;
import dev.lathe.train.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, a folder that is locked, and checkpoints that somebody takes away: a clear error, and the old files whole. */
@ExtendWith(Quiet.class)
class DiskTest {
  private static final int KIBIBYTES = 4;

  @TempDir
  Path folder;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "ulimit is not there")
  void onAFullDiskTheOldCheckpointsStayAndTheTrainingGoesOnLater() throws Exception {
    Path kept = Files.createDirectory(folder.resolve("kept"));
    Process process = start(Jvm.withTestClasses(), kept);
    while (Files.list(kept)
            .filter(file -> file.toString().endsWith(".safetensors"))
            .count()
        < 2) {
      Thread.sleep(5);
    }
    process.destroyForcibly().waitFor();
    Map<String, Integer> before = files(kept);
    assertNotEquals(0, start(Jvm.withTestClasses().withFilesOf(KIBIBYTES), kept).waitFor());
    String log = Files.readString(folder.resolve("log"));
    assertTrue(log.contains("[L207] expected room and permission to write"), log);
    assertTrue(log.contains("make room"), log);
    assertEquals(before, files(kept));
    assertEquals(0, start(Jvm.withTestClasses(), kept).waitFor());
    String resumed = Files.readString(folder.resolve("log"));
    assertEquals(0, start(Jvm.withTestClasses(), folder.resolve("whole")).waitFor());
    assertEquals(weights(Files.readString(folder.resolve("log"))), weights(resumed));
  }

  private Process start(Jvm jvm, Path checkpoints) throws IOException {
    return jvm.options("-XX:TieredStopAtLevel=1")
        .start(folder.resolve("log"), Resumed.class.getName(), checkpoints.toString(), "2");
  }

  private static String weights(String log) {
    return log.substring(log.indexOf("weights "));
  }

  /** Hashes of all files by name, but for what a killed program left half-written. */
  private static Map<String, Integer> files(Path folder) throws IOException {
    Map<String, Integer> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(each -> !each.toString().endsWith(".tmp")).toList()) {
        files.put(file.getFileName().toString(), Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  /** Where not even root may make a file. */
  @Test
  void aLockedFolderIsNamed() {
    Path locked = Path.of("/proc/self");
    assumeTrue(Files.isDirectory(locked), "no folder that nobody may write to");
    Refusal.check(
        FileSystemException.class,
        "L207",
        () -> StripesModel.create().save(locked.resolve("stripes.safetensors")),
        "permission to write",
        "stripes.safetensors",
        "write elsewhere");
    Refusal.check(
        UncheckedIOException.class,
        "L207",
        () -> StripesModel.create()
            .training()
            .checkpoints(Checkpoints.in(locked).everySteps(1))
            .fit(Samples.pictures(1, 58)),
        "permission to write");
  }

  @Test
  void checkpointsThatAreTakenAwayMeanwhileAreWrittenAnew() throws IOException {
    Path kept = folder.resolve("kept");
    StripesModel model = StripesModel.create();
    model
        .training()
        .callback(new TakeAway(kept))
        .checkpoints(Checkpoints.in(kept).everySteps(4))
        .fit(Samples.pictures(1, 58));
    StripesModel plain = StripesModel.create();
    plain.fit(Samples.pictures(1, 58));
    assertEquals(plain.stateDict(), model.stateDict());
    assertTrue(files(kept).size() >= 2, files(kept)::toString);
  }

  /** Deletes a folder in the fifth step. */
  private record TakeAway(Path folder) implements Callback {
    @Override
    public void onStep(TrainingRun run, StepReport report) {
      if (report.step() == 5) {
        try (Stream<Path> all = Files.walk(folder)) {
          for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
