package dev.lathe.tests.benchmarks.lathe;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import java.util.List;

/** Some examples again and again, so many in all. */
record Cycle<I, T>(List<Example<I, T>> examples, int size) implements Dataset<I, T> {
  @Override
  public Example<I, T> get(int index) {
    return examples.get(index % examples.size());
  }
}
