package dev.lathe.tests.benchmarks.compare;

import dev.lathe.tests.benchmarks.Examples;
import dev.lathe.tests.benchmarks.Task;
import dev.lathe.tests.benchmarks.lathe.Models;
import java.io.IOException;
import java.nio.file.Path;

/** What Lathe's training lives in, beside what the model's summary says; less what the virtual machine needs alone. */
final class Memory {
  private static final int THREADS = 2;
  private static final int WARM_STEPS = 20;
  private static final double SAMPLED_NANOS = 2e9;

  private record Figures(long live, long resident) {}

  private final Jars jars;
  private final Options options;
  private final Table table = new Table(
      "network", "summary, MB", "data, MB", "lives, MB", "over both", "resident, MB", "JVM's own");

  Memory(Jars jars, Options options) {
    this.jars = jars;
    this.options = options;
  }

  Table run() throws IOException, ReflectiveOperationException {
    for (Task task : options.tasks()) {
      Path weights = Comparison.weights(jars, task);
      report(task, figures(Library.LATHE, task, weights), figures(Library.JVM, task, weights));
    }
    return table;
  }

  /** Garbage is collected all the time while it trains, so that it trains long enough to be seen. */
  private Figures figures(Library library, Task task, Path weights) throws IOException {
    try (Run run = new Run(jars, library, task, weights, THREADS)) {
      long nanos = run.nanos("train " + WARM_STEPS);
      run.ask("settle");
      int steps = (int) Math.max(WARM_STEPS, SAMPLED_NANOS * WARM_STEPS / nanos);
      long resident = 1024 * Long.parseLong(run.ask("memory"));
      return new Figures(Long.parseLong(run.ask("live " + steps)), resident);
    }
  }

  private void report(Task task, Figures lathe, Figures alone) throws ReflectiveOperationException {
    long summary = Summary.of(Models.summary(task)).trainingBytes();
    long data = 4L * Examples.BATCHES * task.batch() * (task.size() + task.places());
    long live = lathe.live() - alone.live();
    table.add(
        task.word(),
        megabytes(summary),
        megabytes(data),
        megabytes(live),
        Table.percent((double) live / (summary + data) - 1),
        megabytes(lathe.resident()),
        megabytes(alone.resident()));
  }

  private static String megabytes(long bytes) {
    return Table.number(bytes / 1e6);
  }
}
