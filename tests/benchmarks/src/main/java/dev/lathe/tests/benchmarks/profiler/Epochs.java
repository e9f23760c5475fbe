package dev.lathe.tests.benchmarks.profiler;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.tests.benchmarks.networks.SmallModel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Trains a small network and prints the median time of an epoch in milliseconds, once everything is compiled: processor time of the thread that trains, since others may use the machine. */
final class Epochs {
  private static final int WARM = 100;
  private static final int MEASURED = 200;
  private static final int EXAMPLES = 4096;
  private static final int INPUTS = 32;
  private static final int CLASSES = 10;

  private Epochs() {}

  public static void main(String[] args) {
    SmallModel model = SmallModel.create();
    Dataset<float[], Integer> data = examples();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] nanos = new long[MEASURED];
    for (int epoch = -WARM; epoch < MEASURED; epoch++) {
      long start = threads.getCurrentThreadCpuTime();
      model.fit(data);
      nanos[Math.max(0, epoch)] = threads.getCurrentThreadCpuTime() - start;
    }
    Arrays.sort(nanos);
    System.out.println(nanos[MEASURED / 2] / 1e6);
  }

  private static Dataset<float[], Integer> examples() {
    Random random = new Random(1);
    List<Example<float[], Integer>> examples = new ArrayList<>();
    for (int i = 0; i < EXAMPLES; i++) {
      float[] input = new float[INPUTS];
      for (int at = 0; at < INPUTS; at++) {
        input[at] = random.nextFloat();
      }
      examples.add(new Example<>(input, random.nextInt(CLASSES)));
    }
    return Dataset.of(examples);
  }
}
