package dev.lathe.report;

import java.util.Arrays;
import java.util.function.LongFunction;

/** How whole numbers of at least 0 are spread, in at most 64 equal steps: as soon as a number lies beyond them, the steps become twice as wide. */
final class Spread {
  private static final int STEPS = 64;

  private long[] counts = new long[STEPS];
  private long step = 1;
  private final Moments moments = new Moments();

  void add(long value) {
    while (value / step >= STEPS) {
      widen();
    }
    counts[(int) (value / step)]++;
    moments.add(value);
  }

  private void widen() {
    long[] wider = new long[STEPS];
    for (int i = 0; i < STEPS; i++) {
      wider[i / 2] += counts[i];
    }
    counts = wider;
    step *= 2;
  }

  Moments moments() {
    return moments;
  }

  /** Whether all numbers were equal. */
  boolean isOne() {
    return moments.least() == moments.most();
  }

  /** {@code 28}, or {@code 12 to 640}. */
  String range(LongFunction<String> format) {
    String least = format.apply((long) moments.least());
    return isOne() ? least : least + " to " + format.apply((long) moments.most());
  }

  /** A chart from the step of the least number to that of the largest. */
  void chart(Html page, String title, LongFunction<String> format) {
    int from = (int) ((long) moments.least() / step);
    int to = (int) ((long) moments.most() / step) + 1;
    String mean = ", mean " + format.apply(Math.round(moments.mean()));
    page.columns(
        title + mean,
        Arrays.copyOfRange(counts, from, to),
        format.apply((long) moments.least()),
        format.apply((long) moments.most()));
  }
}
