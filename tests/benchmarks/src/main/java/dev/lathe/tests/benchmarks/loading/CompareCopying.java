package dev.lathe.tests.benchmarks.loading;

import com.sun.management.ThreadMXBean;
import dev.lathe.data.CollatedLoader;
import dev.lathe.data.Example;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** Batches of MNIST, kept as floats, beside {@code System.arraycopy} of as many rows, in turns: {@code <folder>}. */
public final class CompareCopying {
  private static final int ROUNDS = 60;
  private static final int WARM = 40;
  private static final int BATCH = 64;

  private final CollatedLoader<float[], int[]> loader;
  private final List<float[]> rows = new ArrayList<>();
  private final List<Integer> order;
  private final float[] batch;

  private CompareCopying(Path folder) throws IOException {
    loader = Loading.of("mnist-cached", folder, 0);
    for (Example<float[], int[]> all : loader) {
      int size = all.input().length / all.target().length;
      for (int i = 0; i < all.target().length; i++) {
        float[] row = new float[size];
        System.arraycopy(all.input(), i * size, row, 0, size);
        rows.add(row);
      }
    }
    order = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
    batch = new float[BATCH * rows.get(0).length];
  }

  public static void main(String[] args) throws IOException {
    new CompareCopying(Path.of(args[0])).compare();
  }

  private void compare() throws IOException {
    Series loaded = new Series(() -> Loading.epoch(loader));
    Series copied = new Series(this::copy);
    for (int round = -WARM; round < ROUNDS; round++) {
      loaded.run(round >= 0);
      Collections.shuffle(order, new Random(round));
      copied.run(round >= 0);
    }
    double bytes = 4.0 * rows.get(0).length;
    System.out.printf(
        Locale.ROOT,
        "loader %.2f GB/s, arraycopy %.2f GB/s, ratio %.2f, spread %.0f %%, %d bytes a batch allocated%n",
        loaded.rate() * bytes / 1e9,
        copied.rate() * bytes / 1e9,
        loaded.rate() / copied.rate(),
        100 * Math.max(loaded.spread(), copied.spread()),
        allocated());
  }

  private int copy() {
    int length = rows.get(0).length;
    int at = 0;
    for (int row : order) {
      System.arraycopy(rows.get(row), 0, batch, at, length);
      at = at + length == batch.length ? 0 : at + length;
    }
    return order.size();
  }

  /** Bytes a batch, between the second and the last full batch of an epoch. */
  private long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int full = rows.size() / BATCH;
    long before = 0;
    long after = 0;
    int batches = 0;
    for (Example<float[], int[]> all : loader) {
      batches++;
      long now = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      before = batches == 2 ? now : before;
      after = batches == full ? now : after;
    }
    return (after - before) / (full - 2);
  }
}
