package dev.lathe.tests.benchmarks.compare;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Blocks of the same work, one library after the other, round after round. */
final class Interleaved {
  private static final int PAUSE_MILLIS = 5;
  private static final int ATTEMPTS = 3;

  /** Processor time of others, as a share of the time of a block. */
  private static final double TOLERATED = 0.15;

  private final List<Run> runs;
  private final Options options;

  Interleaved(List<Run> runs, Options options) {
    this.runs = runs;
    this.options = options;
  }

  /** @param command with a place for the number of repetitions */
  Map<Library, Blocks> measure(String command) throws IOException {
    Map<Library, Integer> repetitions = new EnumMap<>(Library.class);
    Map<Library, Blocks> blocks = new EnumMap<>(Library.class);
    for (Run run : runs) {
      repetitions.put(run.library(), warmUp(run, command));
      blocks.put(run.library(), new Blocks());
    }
    for (int block = 0; block < options.blocks(); block++) {
      for (Run run : runs) {
        block(run, command, repetitions.get(run.library()), blocks.get(run.library()));
      }
    }
    return blocks;
  }

  /** One block; again where other processes disturbed it, but not for ever. */
  private void block(Run run, String command, int times, Blocks blocks) throws IOException {
    boolean disturbed = true;
    long nanos = 0;
    for (int attempt = 0; disturbed && attempt < ATTEMPTS; attempt++) {
      pause();
      long busy = Machine.busyNanos();
      long[] timed = run.timed(command.formatted(times));
      long others = Machine.busyNanos() - busy - timed[1];
      nanos = attempt == 0 ? timed[0] : Math.min(nanos, timed[0]);
      disturbed = others > TOLERATED * timed[0];
    }
    blocks.add(nanos / 1e3 / times, disturbed);
  }

  /** Repeats until time and repetitions suffice for HotSpot's compilers; says how often a block is to repeat. */
  private int warmUp(Run run, String command) throws IOException {
    long start = System.nanoTime();
    long done = 0;
    int times = 1;
    long nanos = run.nanos(command.formatted(times));
    while (more(done, (System.nanoTime() - start) / 1e9)) {
      times = times(nanos, times);
      nanos = run.nanos(command.formatted(times));
      done += times;
    }
    return times(nanos, times);
  }

  private boolean more(long done, double seconds) {
    return seconds < options.warmSeconds()
        || done < options.warmSteps() && seconds < 10 * options.warmSeconds();
  }

  private int times(long nanos, int times) {
    return (int) Math.max(1, options.blockMillis() * 1e6 * times / nanos);
  }

  /** Lets the threads of the library before fall asleep. */
  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
