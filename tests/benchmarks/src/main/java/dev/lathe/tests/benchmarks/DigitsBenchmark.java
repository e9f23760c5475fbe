package dev.lathe.tests.benchmarks;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.History;
import dev.lathe.vision.SyntheticDigits;
import dev.lathe.vision.Transforms;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The quick start's network: 100 training steps of 64 examples, the same examples evaluated, and one prediction. The scores of one thread and two are taken in one
 * run, so that their ratio can be read off it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Dlathe.progress=off", "-Dlathe.threads=1"})
public class DigitsBenchmark {
  private static final int STEPS = 100;
  private static final int BATCH = 64;

  private Dataset<float[], Integer> data;
  private DigitsModel model;
  private float[] picture;

  /** Pictures are drawn beforehand: only the network is timed. */
  @Setup
  public void prepare() {
    Dataset<float[], Integer> drawn =
        SyntheticDigits.of(1, STEPS * BATCH).transform(Transforms.toTensor());
    List<Example<float[], Integer>> examples = new ArrayList<>();
    for (int index = 0; index < drawn.size(); index++) {
      examples.add(drawn.get(index));
    }
    data = Dataset.of(examples);
    model = DigitsModel.create();
    picture = examples.get(0).input();
  }

  @Benchmark
  public History train() {
    return model.fit(data);
  }

  @Benchmark
  @Fork(
      value = 2,
      jvmArgsAppend = {"-Dlathe.progress=off", "-Dlathe.threads=2"})
  public History trainOnTwoThreads() {
    return model.fit(data);
  }

  @Benchmark
  public Evaluation evaluate() {
    return model.evaluate(data);
  }

  @Benchmark
  public int predict() {
    return model.predict(picture);
  }
}
