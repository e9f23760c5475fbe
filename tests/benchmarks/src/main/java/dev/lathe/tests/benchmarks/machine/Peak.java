package dev.lathe.tests.benchmarks.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/** Prints the most multiply-adds in GFLOP/s and the read bandwidth of caches and memory in GB/s, for each number of threads. */
public final class Peak {
  private static final int ROUNDS = 9;
  private static final List<Integer> KILOBYTES = List.of(24, 512, 8192, 262_144);
  private static final List<String> PLACES = List.of("L1", "L2", "L3", "memory");

  private Peak() {}

  public static void main(String[] args) {
    for (String threads : args[0].split(",")) {
      int count = Integer.parseInt(threads);
      System.out.printf(Locale.ROOT, "%d\tFMA\t%.1f%n", count, flops(count));
      for (int place = 0; place < PLACES.size(); place++) {
        double rate = bandwidth(count, KILOBYTES.get(place) * 256);
        System.out.printf(Locale.ROOT, "%d\t%s\t%.1f%n", count, PLACES.get(place), rate);
      }
    }
  }

  /** Floating-point operations a nanosecond, of all threads together. */
  public static double flops(int threads) {
    return best(threads, number -> new MultiplyAdds());
  }

  private static double bandwidth(int threads, int floats) {
    return best(threads, number -> new Reads(floats));
  }

  private static double best(int threads, IntFunction<LongSupplier> work) {
    LongSupplier[] each = new LongSupplier[threads];
    Arrays.setAll(each, work);
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      best = Math.max(best, AtOnce.rate(each));
    }
    return best;
  }
}
