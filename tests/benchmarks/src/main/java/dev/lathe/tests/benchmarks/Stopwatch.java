package dev.lathe.tests.benchmarks;

/** Nanoseconds since it was made, and the processor time of this process. */
final class Stopwatch {
  private final long cpu = ProcessFigures.cpuNanos();
  private final long start = System.nanoTime();

  @Override
  public String toString() {
    long passed = System.nanoTime() - start;
    return passed + " " + (ProcessFigures.cpuNanos() - cpu);
  }
}
