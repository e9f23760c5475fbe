package dev.lathe.tests.benchmarks.compare;

import dev.lathe.tests.benchmarks.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From the start of a process to its first prediction, its memory, and what a program takes along. Processes of the libraries alternate. */
final class Footprint {
  private static final int TRAINING_STEPS = 50;

  private final Jars jars;
  private final Options options;
  private final Table table = new Table(
      "network", "library", "first prediction, ms", "memory, MB", "after training", "ships, MB");

  Footprint(Jars jars, Options options) {
    this.jars = jars;
    this.options = options;
  }

  Table run() throws IOException, ReflectiveOperationException {
    for (Task task : options.tasks()) {
      Path weights = Comparison.weights(jars, task);
      Map<Library, List<Long>> start = new EnumMap<>(Library.class);
      for (int round = 0; round < options.starts(); round++) {
        for (Library library : libraries(task)) {
          start.computeIfAbsent(library, l -> new ArrayList<>()).add(start(library, task, weights));
        }
      }
      for (Library library : start.keySet()) {
        report(library, task, weights, start.get(library));
      }
    }
    return table;
  }

  private List<Library> libraries(Task task) {
    List<Library> libraries = new ArrayList<>(List.of(Library.LATHE));
    libraries.addAll(options.libraries());
    return libraries.stream()
        .distinct()
        .filter(library -> library.can(task, false))
        .toList();
  }

  private long start(Library library, Task task, Path weights) throws IOException {
    try (Run run = new Run(jars, library, task, weights, 2)) {
      return Math.round(run.startMillis());
    }
  }

  private void report(Library library, Task task, Path weights, List<Long> start)
      throws IOException {
    Collections.sort(start);
    try (Run run = new Run(jars, library, task, weights, 2)) {
      String predicting = megabytes(1024 * Long.parseLong(run.ask("memory")));
      String training = "-";
      if (library.can(task, true)) {
        run.ask("train " + TRAINING_STEPS);
        training = megabytes(1024 * Long.parseLong(run.ask("memory")));
      }
      table.add(
          task.word(),
          library.word(),
          String.valueOf(start.get(start.size() / 2)),
          predicting,
          training,
          megabytes(shipped(library, task, weights)));
    }
    System.err.println(table);
  }

  /** Jars of the library, the weights, and what Lathe generated. */
  private long shipped(Library library, Task task, Path weights) throws IOException {
    long bytes = jars.shipped(library) + Files.size(weights);
    return library.isLathe() ? bytes + generated(task) : bytes;
  }

  /** Class files, not packed. */
  private long generated(Task task) throws IOException {
    Path folder = jars.folder().resolve("classes/dev/lathe/tests/benchmarks/networks");
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        boolean own = file.getFileName().toString().startsWith(task.network());
        bytes += own ? Files.size(file) : 0;
      }
    }
    return bytes;
  }

  private static String megabytes(long bytes) {
    return Table.number(bytes / 1e6);
  }
}
