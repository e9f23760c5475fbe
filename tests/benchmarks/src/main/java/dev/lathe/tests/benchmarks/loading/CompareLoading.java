package dev.lathe.tests.benchmarks.loading;

import dev.lathe.data.CollatedLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Epochs of Lathe and of PyTorch in turns: {@code <python> <script> <case>=<folder> ...}. Prints a table in Markdown. */
public final class CompareLoading {
  private static final int ROUNDS = 9;
  private static final int WARM = 3;
  private static final int[] WORKERS = {0, 2};

  private CompareLoading() {}

  public static void main(String[] args) throws IOException {
    System.out.println(
        "| case | examples | Lathe, a second | PyTorch, a second | ratio | spread |\n"
            + "| --- | --- | --- | --- | --- | --- |");
    try (PythonLoader python = new PythonLoader(args[0], args[1])) {
      for (int i = 2; i < args.length; i++) {
        String[] words = args[i].split("=", 2);
        compare(words[0], Path.of(words[1]), python);
      }
    }
  }

  private static void compare(String name, Path folder, PythonLoader python) throws IOException {
    List<Series> ours = new ArrayList<>();
    List<Series> theirs = new ArrayList<>();
    for (int workers : WORKERS) {
      CollatedLoader<float[], int[]> loader = Loading.of(name, folder, workers);
      ours.add(new Series(() -> Loading.epoch(loader)));
      theirs.add(new Series(() -> python.epoch(name, folder, workers)));
    }
    for (int round = -WARM; round < ROUNDS; round++) {
      for (int i = 0; i < WORKERS.length; i++) {
        ours.get(i).run(round >= 0);
        theirs.get(i).run(round >= 0);
      }
    }
    print(name, Series.best(ours), Series.best(theirs));
  }

  private static void print(String name, Series ours, Series theirs) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.0f | %.0f | %.2f | %.0f %% |%n",
        name,
        ours.examples(),
        ours.rate(),
        theirs.rate(),
        ours.rate() / theirs.rate(),
        100 * Math.max(ours.spread(), theirs.spread()));
  }
}
