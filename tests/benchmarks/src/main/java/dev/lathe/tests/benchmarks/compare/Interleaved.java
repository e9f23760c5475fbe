package dev.lathe.tests.benchmarks.compare;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Blocks of the same work, one library after the other, round after round. */
final class Interleaved {
  private static final int PAUSE_MILLIS = 5;

  private final List<Run> runs;
  private final Options options;

  Interleaved(List<Run> runs, Options options) {
    this.runs = runs;
    this.options = options;
  }

  /** @param command with a place for the number of repetitions */
  Map<Library, Blocks> measure(String command) throws IOException {
    Map<Library, Integer> repetitions = new EnumMap<>(Library.class);
    Map<Library, double[]> micros = new EnumMap<>(Library.class);
    for (Run run : runs) {
      repetitions.put(run.library(), warmUp(run, command));
      micros.put(run.library(), new double[options.blocks()]);
    }
    for (int block = 0; block < options.blocks(); block++) {
      for (Run run : runs) {
        pause();
        int times = repetitions.get(run.library());
        micros.get(run.library())[block] = run.nanos(command.formatted(times)) / 1e3 / times;
      }
    }
    Map<Library, Blocks> blocks = new EnumMap<>(Library.class);
    micros.forEach((library, each) -> blocks.put(library, new Blocks(each)));
    return blocks;
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
