package dev.lathe.runtime;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.metrics.Metric;
import java.util.List;

/** Runs a network over a data set and measures how well it does. */
final class Measuring {
  private Measuring() {}

  static <I, T> Evaluation run(
      Blueprint<I, T> blueprint,
      LossProgram program,
      Dataset<? extends I, ? extends T> data,
      List<Metric> metrics,
      Team team) {
    requireExamples(data, "evaluate");
    Tally tally = new Tally(blueprint, metrics);
    for (Batch<? extends I, ? extends T> batch :
        DataLoader.of(data).batchSize(program.capacity()).reuse(true)) {
      Batches.fill(blueprint, program, batch);
      program.prepare(batch.size(), 0, 0, 0);
      team.run(program);
      tally.add(program, batch.size());
      tally.measure(program, batch.size());
    }
    return tally.evaluation();
  }

  static void requireExamples(Dataset<?, ?> data, String purpose) {
    if (data.size() == 0) {
      throw new IllegalArgumentException(Message.of(
          "L203",
          "at least one example to " + purpose,
          "an empty data set",
          "check where the data was read from"));
    }
  }
}
