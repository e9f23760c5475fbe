package dev.lathe.tests.benchmarks.compare;

import dev.lathe.tests.benchmarks.Task;
import dev.lathe.tests.benchmarks.lathe.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Training and prediction of all networks by all libraries. */
final class Comparison {
  private static final int ALLOCATION_STEPS = 200;

  private final Jars jars;
  private final Options options;
  private final Table times = new Table(
      "network",
      "threads",
      "what",
      "Lathe",
      "its",
      "peer",
      "peer's",
      "ratio",
      "spread",
      "disturbed",
      "agree");
  private final Table allocation =
      new Table("network", "threads", "bytes a training step", "bytes a prediction");

  Comparison(Jars jars, Options options) {
    this.jars = jars;
    this.options = options;
  }

  void run() throws IOException, ReflectiveOperationException {
    for (Task task : options.tasks()) {
      Path weights = weights(jars, task);
      for (int threads : options.threads()) {
        if (options.part("train")) {
          train(task, weights, threads);
        }
        if (options.part("predict")) {
          predict(task, weights, threads);
        }
      }
    }
  }

  /** New weights in a file. */
  static Path weights(Jars jars, Task task) throws IOException, ReflectiveOperationException {
    Path file = Files.createDirectories(jars.folder().resolve("weights"))
        .resolve(task.word() + ".safetensors");
    Models.create(task).save(file);
    return file;
  }

  private void train(Task task, Path weights, int threads) throws IOException {
    List<Run> runs = start(task, weights, threads, true);
    try {
      double agreement = new Agreement(task).losses(runs);
      runs.get(0).ask("settle");
      Map<Library, Blocks> blocks = new Interleaved(runs, options).measure("train %d");
      report(task, threads, "training step", blocks, agreement);
      allocation.add(
          task.word(),
          String.valueOf(threads),
          allocated(runs.get(0), "train " + ALLOCATION_STEPS),
          allocated(runs.get(0), "predict 1 " + ALLOCATION_STEPS));
    } finally {
      runs.forEach(Run::close);
    }
  }

  private static String allocated(Run run, String command) throws IOException {
    run.ask(command);
    long before = Long.parseLong(run.ask("allocated"));
    run.ask(command);
    long after = Long.parseLong(run.ask("allocated"));
    return String.valueOf((after - before) / ALLOCATION_STEPS);
  }

  private void predict(Task task, Path weights, int threads) throws IOException {
    List<Run> runs = start(task, weights, threads, false);
    try {
      double agreement = new Agreement(task).outputs(runs);
      runs.get(0).ask("settle");
      for (int examples : List.of(1, 32)) {
        String command = "predict " + examples + " %d";
        Map<Library, Blocks> blocks = new Interleaved(runs, options).measure(command);
        report(task, threads, "predict " + examples, blocks, agreement);
      }
    } finally {
      runs.forEach(Run::close);
    }
  }

  /** Lathe first, then those that can be started. */
  private List<Run> start(Task task, Path weights, int threads, boolean training)
      throws IOException {
    List<Run> runs = new ArrayList<>();
    runs.add(new Run(jars, Library.LATHE, task, weights, threads));
    for (Library library : options.libraries()) {
      if (library != Library.LATHE && library.can(task, training)) {
        runs.add(new Run(jars, library, task, weights, threads));
      }
    }
    return runs;
  }

  /** Each form of Lathe against all that are no form of it, and the two against each other. */
  private void report(
      Task task, int threads, String what, Map<Library, Blocks> blocks, double agreement) {
    for (Library own : blocks.keySet()) {
      for (Library other : blocks.keySet()) {
        if (own == Library.LATHE && other != own || own.isLathe() && !other.isLathe()) {
          List<String> cells = new ArrayList<>(List.of(task.word(), String.valueOf(threads), what));
          cells.addAll(compared(own, blocks.get(own), other, blocks.get(other)));
          cells.add(String.format(Locale.ROOT, "%.0e", agreement));
          times.add(cells.toArray(String[]::new));
        }
      }
    }
    System.err.println(times);
  }

  private static List<String> compared(Library own, Blocks ours, Library other, Blocks theirs) {
    return List.of(
        own.word(),
        Table.number(ours.median()),
        other.word(),
        Table.number(theirs.median()),
        Table.number(theirs.median() / ours.median()),
        Table.percent(Math.max(ours.spread(), theirs.spread())),
        Table.percent(Math.max(ours.disturbed(), theirs.disturbed())));
  }

  void print() {
    if (!times.isEmpty()) {
      Compare.print("Microseconds of Lathe and of its peer; ratio = peer / Lathe", times);
    }
    if (!allocation.isEmpty()) {
      Compare.print("What Lathe allocates after warming up", allocation);
    }
  }
}
