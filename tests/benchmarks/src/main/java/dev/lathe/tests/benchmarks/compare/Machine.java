package dev.lathe.tests.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that is measured on. */
final class Machine {
  private static final int NANOS_OF_TICK = 10_000_000;
  private static final int IDLE = 4;
  private static final int WAITING = 5;
  private static final int STOLEN = 8;

  private Machine() {}

  /** Processor time of everything that runs on the machine, and what other machines took from it. */
  static long busyNanos() throws IOException {
    String[] words = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
    long ticks = 0;
    for (int column = 1; column <= STOLEN; column++) {
      ticks += column == IDLE || column == WAITING ? 0 : Long.parseLong(words[column]);
    }
    return ticks * NANOS_OF_TICK;
  }

  /** Kind of processor, number of them, and virtual machine. */
  static String describe() throws IOException {
    String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 2))
        .findFirst()
        .orElse("unknown processor");
    return "%d cores of %s, %s %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            System.getProperty("java.vm.name"),
            System.getProperty("java.version"));
  }
}
