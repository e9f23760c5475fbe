package dev.lathe.tests.rows;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.io.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** PyTorch's tensors as examples, and weights as numbers. */
final class Numbers {
  /** Differences are in parts of the largest element of a tensor. */
  static final double TOLERANCE = 1e-5;

  static final int BATCH = 4;

  private Numbers() {}

  /** All of them in one batch. */
  static Batch<Object, Object> batch(Object[] inputs, Object[] targets) {
    return DataLoader.of(dataset(inputs, targets))
        .batchSize(inputs.length)
        .iterator()
        .next();
  }

  static Dataset<Object, Object> dataset(Object[] inputs, Object[] targets) {
    List<Example<Object, Object>> examples = new ArrayList<>();
    for (int index = 0; index < inputs.length; index++) {
      examples.add(new Example<>(inputs[index], targets[index]));
    }
    return Dataset.of(examples);
  }

  /** The rows of a tensor: class numbers, tokens or numbers. */
  static Object[] examples(TensorData tensor) {
    double[] values = tensor.toDoubles();
    int width = values.length / BATCH;
    boolean whole = tensor.dtype().name().startsWith("I");
    Object[] examples = new Object[BATCH];
    for (int example = 0; example < BATCH; example++) {
      double[] own = Arrays.copyOfRange(values, example * width, (example + 1) * width);
      examples[example] = whole ? tokens(own, tensor.shape().length) : narrow(own);
    }
    return examples;
  }

  static Object tokens(double[] values, int rank) {
    int[] tokens = Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    return rank == 1 ? (Object) tokens[0] : tokens;
  }

  /** Steps after each other, as examples: the last axis is one example. */
  static Object[] flat(TensorData tensor) {
    int[] shape = tensor.shape();
    int width = shape[shape.length - 1];
    double[] values = tensor.toDoubles();
    Object[] rows = new Object[values.length / width];
    Arrays.setAll(rows, row -> narrow(Arrays.copyOfRange(values, row * width, (row + 1) * width)));
    return rows;
  }

  static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  static double[] doubles(Map<String, TensorData> tensors, String name) {
    TensorData tensor = tensors.get(name);
    if (tensor == null) {
      throw new AssertionError("no " + name + " among " + tensors.keySet());
    }
    return tensor.toDoubles();
  }
}
