package dev.lathe.tests.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;

/** Everything, or what the options say. */
public final class Compare {
  private Compare() {}

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    Options options = new Options(args);
    Jars jars = new Jars(Path.of(System.getProperty("benchmark.home")));
    Comparison comparison = new Comparison(jars, options);
    comparison.run();
    comparison.print();
  }
}
