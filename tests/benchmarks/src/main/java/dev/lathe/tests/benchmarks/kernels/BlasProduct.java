package dev.lathe.tests.benchmarks.kernels;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.FloatPointer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** {@code cblas_sgemm}, in memory outside of the heap. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BlasProduct {
  @Param
  Shape shape;

  private FloatPointer input;
  private FloatPointer weight;
  private FloatPointer output;

  @Setup
  public void prepare() {
    input = ones(shape.rows * shape.inner);
    weight = ones(shape.columns * shape.inner);
    output = ones(shape.rows * shape.columns);
  }

  private static FloatPointer ones(int size) {
    float[] values = new float[size];
    Arrays.fill(values, 1);
    return new FloatPointer(values);
  }

  @Benchmark
  public void openblas() {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        shape.rows,
        shape.columns,
        shape.inner,
        1,
        input,
        shape.inner,
        weight,
        shape.inner,
        0,
        output,
        shape.columns);
  }
}
