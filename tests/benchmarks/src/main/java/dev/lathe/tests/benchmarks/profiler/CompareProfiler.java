package dev.lathe.tests.benchmarks.profiler;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The time of an epoch of a small network without a profile, with reports that nobody records, and with a recording, in JVMs that take turns: {@code [rounds]
 * [class path of other builds]...}. Class paths take turns with the own one; each must have the generated network.
 */
public final class CompareProfiler {
  private static final int ROUNDS = 10;

  private final Path trace = Files.createTempFile("profile", ".json");
  private final Map<String, List<Double>> times = new LinkedHashMap<>();

  private CompareProfiler() throws IOException {}

  /** Prints medians in milliseconds, with the first and the third quarter. */
  public static void main(String[] args) throws IOException {
    int rounds = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
    CompareProfiler compare = new CompareProfiler();
    try {
      for (int round = 0; round < rounds; round++) {
        compare.round(List.of(args).subList(Math.min(1, args.length), args.length));
      }
    } finally {
      Files.delete(compare.trace);
    }
    compare.times.forEach(CompareProfiler::print);
  }

  private void round(List<String> others) throws IOException {
    String own = System.getProperty("java.class.path");
    for (String other : others) {
      add(other, other, "off");
    }
    add("off", own, "off");
    add("on, not recorded", own, "on");
    add("recorded", own, trace.toString());
  }

  private void add(String name, String classPath, String profile) throws IOException {
    times.computeIfAbsent(name, any -> new ArrayList<>()).add(epoch(classPath, profile));
  }

  private static double epoch(String classPath, String profile) throws IOException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dlathe.progress=off",
            "-Dlathe.vector=off",
            "-Dlathe.threads=1",
            "-Dlathe.profile=" + profile,
            "-cp",
            classPath,
            Epochs.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (BufferedReader output = process.inputReader()) {
      double milliseconds = Double.parseDouble(output.readLine());
      output.lines().forEach(line -> {}); // the table
      return milliseconds;
    }
  }

  private static void print(String name, List<Double> all) {
    Collections.sort(all);
    System.out.printf(
        Locale.ROOT,
        "%-20s %8.3f ms an epoch (%.3f to %.3f)%n",
        name,
        all.get(all.size() / 2),
        all.get(all.size() / 4),
        all.get(all.size() * 3 / 4));
  }
}
