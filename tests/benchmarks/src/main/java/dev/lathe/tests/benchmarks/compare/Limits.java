package dev.lathe.tests.benchmarks.compare;

import dev.lathe.tests.benchmarks.kernels.Products;
import dev.lathe.tests.benchmarks.machine.Peak;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the machine can do at most, and how much of it products of matrices reach. */
final class Limits {
  private final Jars jars;
  private final Options options;

  /** By number of threads. */
  private final Map<Integer, Double> peaks = new LinkedHashMap<>();

  Limits(Jars jars, Options options) {
    this.jars = jars;
    this.options = options;
  }

  /** Of multiply-adds; measured when it is first asked for. */
  double peak(int threads) throws IOException {
    if (!peaks.containsKey(threads)) {
      peak();
    }
    return peaks.get(threads);
  }

  Table peak() throws IOException {
    Table table = new Table("threads", "what", "GFLOP/s or GB/s");
    String threads =
        options.threads().stream().map(String::valueOf).collect(Collectors.joining(","));
    for (String line : lines(1, List.of(Peak.class.getName(), threads))) {
      String[] cells = line.split("\t");
      table.add(cells);
      if (cells[1].equals("FMA")) {
        peaks.put(Integer.valueOf(cells[0]), Double.valueOf(cells[2]));
      }
    }
    return table;
  }

  Table products() throws IOException {
    Table table = new Table("product", "threads", "library", "GFLOP/s", "of peak");
    for (int threads : options.threads()) {
      List<String> command = new ArrayList<>(List.of(Products.class.getName()));
      command.add(options.isShort() ? "short" : "long");
      command.addAll(Library.properties(threads));
      command.addAll(Library.LIBTORCH.options());
      command.addAll(Library.LATHE.options());
      for (String line : lines(threads, command)) {
        String[] cells = line.split("\t");
        double share = Double.parseDouble(cells[2]) / peak(threads);
        table.add(cells[0], String.valueOf(threads), cells[1], cells[2], Table.percent(share));
      }
    }
    return table;
  }

  private List<String> lines(int threads, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Library.LATHE.options());
    command.addAll(List.of("-cp", jars.all()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Library.prepare(builder.environment(), threads, jars);
    builder.redirectError(jars.folder().resolve("limits.log").toFile());
    List<String> lines = lines(builder.start());
    if (lines.isEmpty()) {
      throw new IOException(arguments.get(0) + " measured nothing, see limits.log");
    }
    return lines;
  }

  private static List<String> lines(Process process) throws IOException {
    try (BufferedReader reader = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> line.split("\t").length == 3).toList();
    }
  }
}
