package dev.lathe.tests.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Damages files and reads them: {@code <number of files> <folder> <seed>}. */
final class Fuzz {
  private static final long LONGEST_NANOS = 10_000_000_000L;

  private Fuzz() {}

  public static void main(String[] args) throws IOException {
    int count = Integer.parseInt(args[0]);
    List<Target> targets = Targets.all();
    for (Target target : targets) {
      Path folder = Files.createDirectories(Path.of(args[1]).resolve(target.name()));
      target.write(folder);
      target.reader().read(folder);
      run(target, folder, count / targets.size() + 1, Long.parseLong(args[2]));
    }
  }

  private static void run(Target target, Path folder, int count, long seed) throws IOException {
    long start = System.nanoTime();
    long longest = 0;
    int refused = 0;
    for (int number = 0; number < count; number++) {
      long before = System.nanoTime();
      refused += strike(target, folder, seed, number) ? 1 : 0;
      longest = Math.max(longest, System.nanoTime() - before);
    }
    System.out.printf(
        "%s: %d files, %d refused, %d ms, the longest %d ms%n",
        target.name(),
        count,
        refused,
        (System.nanoTime() - start) / 1_000_000,
        longest / 1_000_000);
    if (longest > LONGEST_NANOS) {
      throw new AssertionError(target.name() + ": a file took " + longest + " ns");
    }
  }

  private static boolean strike(Target target, Path folder, long seed, int number)
      throws IOException {
    try {
      return target.strike(folder, new SplittableRandom(seed + number));
    } catch (RuntimeException | Error e) {
      throw new AssertionError(target.name() + ", seed " + (seed + number) + ": " + e, e);
    }
  }
}
