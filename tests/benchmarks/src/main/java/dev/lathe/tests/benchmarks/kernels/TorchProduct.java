package dev.lathe.tests.benchmarks.kernels;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** {@code torch.nn.functional.linear}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TorchProduct {
  @Param
  Shape shape;

  private NDArray input;
  private NDArray weight;

  @Setup
  public void prepare() {
    NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
    JniUtils.setGradMode(false);
    input = manager.ones(new ai.djl.ndarray.types.Shape(shape.rows, shape.inner));
    weight = manager.ones(new ai.djl.ndarray.types.Shape(shape.columns, shape.inner));
  }

  @Benchmark
  public void libtorch() {
    JniUtils.setGradMode(false); // it belongs to the thread
    input.getNDArrayInternal().linear(input, weight, null).close();
  }
}
