package dev.lathe.tests.benchmarks.loading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Times of the epochs of one loader. */
final class Series {
  private final Epoch epoch;
  private final List<Long> nanos = new ArrayList<>();
  private int examples;

  Series(Epoch epoch) {
    this.epoch = epoch;
  }

  static Series best(List<Series> all) {
    return Collections.max(all, Comparator.comparingDouble(Series::rate));
  }

  void run(boolean counts) throws IOException {
    long start = System.nanoTime();
    examples = epoch.run();
    if (counts) {
      nanos.add(System.nanoTime() - start);
      Collections.sort(nanos);
    }
  }

  int examples() {
    return examples;
  }

  /** Examples a second. */
  double rate() {
    return examples * 1e9 / nanos.get(nanos.size() / 2);
  }

  /** From the first to the third quarter, as a share of the median. */
  double spread() {
    int count = nanos.size();
    return (double) (nanos.get(count * 3 / 4) - nanos.get(count / 4)) / nanos.get(count / 2);
  }

  /** Something that goes through an epoch. */
  interface Epoch {
    int run() throws IOException;
  }
}
