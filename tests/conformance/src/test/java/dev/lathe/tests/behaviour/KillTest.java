package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.tests.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that trains is killed again and again, {@code -Dlathe.kills} times: it ends with the weights of one that was not. */
class KillTest {
  private static final int KILLS = Integer.getInteger("lathe.kills", 6);
  private static final int LONGEST_MILLIS = 2_000;

  @TempDir
  Path folder;

  private int runs;

  @Test
  void killedTrainingGoesOnToTheSameBits() throws Exception {
    String expected = end(start("whole", 1_000_000));
    Random random = new Random(9);
    for (int killed = 0; killed < KILLS; ) {
      Process process = start("killed" + runs, 2);
      if (process.waitFor(200 + random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
        assertEquals(expected, end(process));
        runs++; // the next begins anew
      } else {
        process.destroyForcibly().waitFor();
        killed++;
      }
    }
    assertEquals(expected, end(start("killed" + runs, 2)));
  }

  /** As by Ctrl-C: the step is finished and a checkpoint written, where none would have been. */
  @Test
  void askedToEndItWritesALastCheckpoint() throws Exception {
    String expected = end(start("whole", 1_000_000));
    Process process = start("asked", 1_000_000);
    while (!log().contains("epoch 1/8")) {
      Thread.sleep(20);
    }
    process.destroy();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertFalse(log().contains("weights"), "it came to its end before it was asked");
    assertEquals(expected, end(start("asked", 1_000_000)));
    assertTrue(log().contains("goes on from epoch"), log());
  }

  private Process start(String checkpoints, int steps) throws IOException {
    return Jvm.withTestClasses("-XX:TieredStopAtLevel=1", "-Dlathe.progress=plain")
        .start(
            folder.resolve("log"),
            Resumed.class.getName(),
            folder.resolve(checkpoints).toString(),
            String.valueOf(steps));
  }

  private String end(Process process) throws IOException, InterruptedException {
    assertEquals(0, process.waitFor(), this::log);
    String log = log();
    return log.substring(log.indexOf("weights "));
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
