package dev.lathe.tests.benchmarks.onnx;

import dev.lathe.io.TensorData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Layers in nodes of ONNX, called by the names of their weights. */
final class Builder {
  private final Model model;
  private final Map<String, TensorData> weights;

  Builder(Model model, Map<String, TensorData> weights) {
    this.model = model;
    this.weights = weights;
  }

  Model model() {
    return model;
  }

  TensorData tensor(String name) {
    return weights.get(name);
  }

  String weight(String name) {
    TensorData tensor = weights.get(name);
    return model.constant(
        name, tensor.toArray(), Arrays.stream(tensor.shape()).asLongStream().toArray());
  }

  /** Of rows: {@code Gemm}. */
  String gemm(String name, String x) {
    return model.node(
        "Gemm",
        List.of(x, weight(name + ".weight"), weight(name + ".bias")),
        Attribute.of("transB", 1));
  }

  /** Of more axes: {@code MatMul} and {@code Add}, as PyTorch exports it. */
  String linear(String weight, String bias, String x) {
    TensorData tensor = weights.get(weight);
    int out = tensor.shape()[0];
    int in = tensor.shape()[1];
    String turned = model.constant(weight, turned(tensor.toArray(), out, in), in, out);
    String y = model.node("MatMul", List.of(x, turned));
    return bias == null ? y : model.node("Add", List.of(y, weight(bias)));
  }

  private static float[] turned(float[] values, int rows, int columns) {
    float[] turned = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = values[row * columns + column];
      }
    }
    return turned;
  }

  String relu(String x) {
    return model.node("Relu", List.of(x));
  }

  String convolution(List<String> inputs, int kernel, int stride, int padding) {
    return model.node(
        "Conv",
        inputs,
        Attribute.of("kernel_shape", List.of(kernel, kernel)),
        Attribute.of("strides", List.of(stride, stride)),
        Attribute.of("pads", List.of(padding, padding, padding, padding)));
  }

  String batchNorm(String name, String x) {
    List<String> inputs = List.of(
        x,
        weight(name + ".weight"),
        weight(name + ".bias"),
        weight(name + ".running_mean"),
        weight(name + ".running_var"));
    return model.node("BatchNormalization", inputs, Attribute.of("epsilon", 1e-5f));
  }

  String maxPool(String x) {
    return model.node(
        "MaxPool",
        List.of(x),
        Attribute.of("kernel_shape", List.of(2, 2)),
        Attribute.of("strides", List.of(2, 2)));
  }

  String layerNorm(String name, String x) {
    List<String> inputs = List.of(x, weight(name + ".weight"), weight(name + ".bias"));
    return model.node(
        "LayerNormalization", inputs, Attribute.of("axis", -1), Attribute.of("epsilon", 1e-5f));
  }

  String reshape(String x, String name, long... shape) {
    return model.node("Reshape", List.of(x, model.constant(name, shape, shape.length)));
  }

  String transpose(String x, Integer... order) {
    return model.node("Transpose", List.of(x), Attribute.of("perm", List.of(order)));
  }
}
