package dev.lathe.tests.benchmarks.kernels;

import dev.lathe.runtime.CompiledModel;
import dev.lathe.tests.benchmarks.lathe.Batched;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The program that predicts, on the team of all threads. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LatheProduct {
  @Param
  Shape shape;

  private Batched<float[]> product;

  @Setup
  public void prepare() {
    CompiledModel<float[], float[]> model = shape.model();
    product = new Batched<>(model, shape.rows);
    float[] row = new float[shape.inner];
    Arrays.fill(row, 0.5f);
    for (int example = 0; example < shape.rows; example++) {
      product.put(example, row);
    }
    product.run();
    model.warmUp();
  }

  @Benchmark
  public void lathe() {
    product.run();
  }
}
