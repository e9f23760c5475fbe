package dev.lathe.tests.benchmarks.compare;

import dev.lathe.tests.benchmarks.Task;
import dev.lathe.tests.benchmarks.lathe.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Where the time of Lathe's training goes, by layers and kernels, and how near to the peak each layer's multiply-adds are. */
final class Profiles {
  private static final int MOST_ROWS = 14;

  /** Without it a sample is told of the nearest place where the compiler kept notes, which may be another layer. */
  private static final String[] EXACT = {"-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"
  };

  private final Jars jars;
  private final Options options;
  private final Limits limits;

  Profiles(Jars jars, Options options, Limits limits) {
    this.jars = jars;
    this.options = options;
    this.limits = limits;
  }

  void run() throws IOException, ReflectiveOperationException {
    for (Task task : options.tasks()) {
      for (int threads : options.threads()) {
        profile(task, threads);
      }
    }
  }

  private void profile(Task task, int threads) throws IOException, ReflectiveOperationException {
    Path weights = Comparison.weights(jars, task);
    try (Run run = new Run(jars, Library.LATHE, task, weights, threads, EXACT)) {
      run.ask("train 2");
      run.ask("settle");
      List<Run> runs = List.of(run);
      double micros =
          new Interleaved(runs, options).measure("train %d").get(Library.LATHE).median();
      int steps = (int) Math.max(1, (options.isShort() ? 3e6 : 1e7) / micros);
      Samples samples = Samples.parse(run.ask("profile " + steps));
      Compare.print(title(task, threads, micros), table(task, threads, micros, samples));
    }
  }

  private String title(Task task, int threads, double micros)
      throws IOException, ReflectiveOperationException {
    long operations = 2 * task.batch() * Summary.of(Models.summary(task)).trainingMultiplyAdds();
    double rate = operations / micros / 1e3;
    return String.format(
        Locale.ROOT,
        "%s; threads: %d; %.0f microseconds a step, %.1f GFLOP/s, %.0f %% of peak",
        task.title(),
        threads,
        micros,
        rate,
        100 * rate / limits.peak(threads));
  }

  private Table table(Task task, int threads, double micros, Samples samples)
      throws IOException, ReflectiveOperationException {
    Table table = new Table("layer and phase", "layers", "kernel", "share", "of peak");
    Summary summary = Summary.of(Models.summary(task));
    Calls calls = Calls.in(jars.generated(task.network() + "Train.java"));
    for (Samples.Place place : samples.largest(MOST_ROWS)) {
      int layers = calls.of(place.method());
      double share = samples.share(place);
      long adds = summary.multiplyAdds(place.method(), place.kernel()) * task.batch() * layers;
      double rate = 2 * adds / (micros * share) / 1e3;
      String peak = adds == 0 ? "" : Table.percent(rate / limits.peak(threads));
      table.add(place.method(), String.valueOf(layers), place.kernel(), Table.percent(share), peak);
    }
    return table;
  }
}
