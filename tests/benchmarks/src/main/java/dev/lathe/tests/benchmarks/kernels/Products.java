package dev.lathe.tests.benchmarks.kernels;

import java.util.Arrays;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the products and prints shape, library and GFLOP/s. Threads of native libraries come from the environment. */
public final class Products {
  private Products() {}

  /** @param args {@code short} for short runs, then options of the virtual machines */
  public static void main(String[] args) throws RunnerException {
    boolean isShort = args[0].equals("short");
    ChainedOptionsBuilder options = new OptionsBuilder()
        .include(Products.class.getPackageName())
        .forks(isShort ? 1 : 3)
        .warmupIterations(isShort ? 2 : 4)
        .measurementIterations(5)
        .warmupTime(TimeValue.milliseconds(isShort ? 400 : 1000))
        .measurementTime(TimeValue.milliseconds(isShort ? 200 : 1000))
        .verbosity(VerboseMode.SILENT)
        .jvmArgsAppend(Arrays.copyOfRange(args, 1, args.length));
    for (RunResult result : new Runner(options.build()).run()) {
      print(result);
    }
  }

  private static void print(RunResult result) {
    Shape shape = Shape.valueOf(result.getParams().getParam("shape"));
    double micros = result.getPrimaryResult().getScore();
    System.out.printf(
        Locale.ROOT,
        "%d x %d x %d\t%s\t%.1f%n",
        shape.rows,
        shape.inner,
        shape.columns,
        result.getPrimaryResult().getLabel(),
        shape.operations() / micros / 1e3);
  }
}
