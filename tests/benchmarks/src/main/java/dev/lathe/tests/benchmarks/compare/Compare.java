package dev.lathe.tests.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;

/** Everything, or what the options say. */
public final class Compare {
  private Compare() {}

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    Options options = new Options(args);
    Jars jars = new Jars(Path.of(System.getProperty("benchmark.home")));
    Limits limits = new Limits(jars, options);
    System.out.println(Machine.describe() + "\n");
    if (options.part("peak")) {
      print("Peak", limits.peak());
    }
    if (options.part("kernels")) {
      print("Products", limits.products());
    }
    Comparison comparison = new Comparison(jars, options);
    comparison.run();
    comparison.print();
    if (options.part("start")) {
      print("Start, memory, size", new Footprint(jars, options).run());
      print("Memory of training", new Memory(jars, options).run());
    }
    if (options.part("profile")) {
      new Profiles(jars, options, limits).run();
    }
  }

  static void print(String title, Table table) {
    System.out.println("## " + title + "\n\n" + table);
  }
}
