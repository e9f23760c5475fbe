package dev.lathe.tests.parity;

import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.tests.Site;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What PyTorch computed for one network. */
final class ReferenceCase {
  static final int STEPS = 20;
  private static final int STRIDE =
      7919; // of the samples that are kept of the quick start's weights

  private final Map<String, TensorData> tensors;
  private final String prefix;
  private final int batch;

  private ReferenceCase(Map<String, TensorData> tensors, String prefix, int batch) {
    this.tensors = tensors;
    this.prefix = prefix;
    this.batch = batch;
  }

  static int batch(String file) {
    return Map.of("quickstart", 64, "tanhmse", 16, "options", 5).getOrDefault(file, 0);
  }

  static ReferenceCase of(Subject subject) throws IOException {
    Map<String, TensorData> tensors = Weights.read(Site.reference(subject.file() + ".safetensors"));
    String prefix = subject.file().equals("options") ? subject.name() + "/" : "";
    return new ReferenceCase(tensors, prefix, batch(subject.file()));
  }

  private boolean isFormula() {
    return !tensors.containsKey(prefix + "inputs");
  }

  TensorData tensor(String name) {
    return Objects.requireNonNull(tensors.get(prefix + name), () -> "no tensor " + prefix + name);
  }

  int batch() {
    return batch;
  }

  /** All steps' inputs, one after the other. */
  float[] inputs() {
    return isFormula() ? Formula.inputs(STEPS * batch * 784) : tensor("inputs").toArray();
  }

  boolean hasClasses() {
    return isFormula() || tensor("targets").shape().length == 2;
  }

  int[] classes() {
    return isFormula()
        ? Formula.labels(STEPS * batch)
        : Arrays.stream(tensor("targets").toDoubles())
            .mapToInt(number -> (int) number)
            .toArray();
  }

  float[] values() {
    return tensor("targets").toArray();
  }

  double[] losses() {
    return tensor("losses").toDoubles();
  }

  /** The weights before step 0, for parameters of these shapes. */
  Map<String, TensorData> initial(Map<String, TensorData> shapes) {
    Map<String, TensorData> initial = new LinkedHashMap<>();
    int number = 1;
    int fanIn = 0;
    for (String name : shapes.keySet()) {
      int[] shape = shapes.get(name).shape();
      fanIn = shape.length == 2 ? shape[1] : fanIn;
      int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
      initial.put(
          name,
          isFormula()
              ? TensorData.of(Formula.weights(number, fanIn, count), shape)
              : tensor("initial/" + name));
      number++;
    }
    return initial;
  }

  /** How far numbers are from PyTorch's {@code kind/parameter}, of which samples and sums may be all that is kept. */
  double difference(String kind, String parameter, double[] actual) {
    String name = kind + "/" + parameter;
    if (tensors.containsKey(prefix + name)) {
      return Difference.ofNorm(tensor(name).toDoubles(), actual);
    }
    double[] samples = tensor(name + ".samples").toDoubles();
    double[] same = new double[samples.length];
    for (int k = 0; k < same.length; k++) {
      same[k] = actual[(int) ((long) k * STRIDE % actual.length)];
    }
    return Math.max(
        Difference.ofNorm(samples, same), sums(tensor(name + ".sums").toDoubles(), actual));
  }

  private static double sums(double[] sums, double[] actual) {
    double sum = Arrays.stream(actual).sum();
    double absolute = Arrays.stream(actual).map(Math::abs).sum();
    return Math.max(Math.abs(sum - sums[0]), Math.abs(absolute - sums[1])) / sums[1];
  }
}
