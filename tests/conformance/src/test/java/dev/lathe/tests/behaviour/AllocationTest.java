package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.Samples;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Once everything is compiled, steps and predictions leave nothing for the garbage collector, on any thread. */
@ExtendWith(Quiet.class)
class AllocationTest {
  private static final int ROUNDS = 20_000;

  /** How often it is looked whether all is compiled: on a busy machine the compiler is late. */
  private static final int LOOKS = 15;

  /** Far less than one object in each round. */
  private static final long OF_MEASURING = 100_000;

  private static final Dataset<float[], Integer> POINTS = Samples.points(1, 16);

  @Test
  void aStepByHand() {
    PointsModel model = PointsModel.create();
    Batch<float[], Integer> batch =
        DataLoader.of(POINTS).batchSize(16).iterator().next();
    check(() -> {
      model.loss(batch);
      model.backward();
      model.step();
    });
  }

  @Test
  void aPrediction() {
    PointsModel model = PointsModel.create();
    float[] point = POINTS.get(0).input();
    check(() -> model.predict(point));
  }

  private static void check(Runnable task) {
    long bytes = Long.MAX_VALUE;
    for (int look = 0; look < LOOKS && bytes >= OF_MEASURING; look++) {
      long before = allocated();
      repeat(task, ROUNDS);
      bytes = allocated() - before;
    }
    assertTrue(bytes < OF_MEASURING, bytes + " bytes in the last " + ROUNDS + " rounds");
  }

  private static void repeat(Runnable task, int times) {
    for (int round = 0; round < times; round++) {
      task.run();
    }
  }

  /** By this thread and by those of the team. */
  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] lathe = LongStream.of(threads.getAllThreadIds())
        .filter(id -> threads.getThreadInfo(id) != null
            && threads.getThreadInfo(id).getThreadName().startsWith("lathe-"))
        .toArray();
    long[] all = LongStream.concat(
            LongStream.of(lathe), LongStream.of(Thread.currentThread().getId()))
        .toArray();
    return LongStream.of(threads.getThreadAllocatedBytes(all)).sum();
  }
}
