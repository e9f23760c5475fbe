package dev.lathe.tests.benchmarks.onnx;

import dev.lathe.io.TensorData;
import dev.lathe.tests.benchmarks.Task;
import java.util.List;
import java.util.Map;

/** The networks of {@code networks} as ONNX models. */
final class OnnxNetworks {
  private final Builder builder;

  private OnnxNetworks(Builder builder) {
    this.builder = builder;
  }

  static byte[] of(Task task, Map<String, TensorData> weights) {
    Model model = new Model();
    Builder builder = new Builder(model, weights);
    String input = model.input(task.tokens(), task.shape());
    return model.finish(new OnnxNetworks(builder).network(task, input));
  }

  private String network(Task task, String x) {
    return switch (task) {
      case DIGITS -> digits(x);
      case LENET -> leNet(x);
      case RESNET -> resNet(x);
      case GPT -> new OnnxGpt(builder, 64, 96, 4).build(x);
      case TAGGER -> new OnnxTagger(builder, 128).build(x);
      case TABULAR -> builder.gemm("logits", builder.relu(builder.gemm("hidden", x)));
    };
  }

  private String digits(String x) {
    String y = builder.relu(builder.gemm("hidden1", x));
    return builder.gemm("logits", builder.relu(builder.gemm("hidden2", y)));
  }

  private String leNet(String x) {
    String y = builder.maxPool(builder.relu(withBias("conv1", x, 2)));
    y = builder.maxPool(builder.relu(withBias("conv2", y, 0)));
    y = builder.model().node("Flatten", List.of(y));
    y = builder.relu(builder.gemm("hidden1", y));
    return builder.gemm("logits", builder.relu(builder.gemm("hidden2", y)));
  }

  private String withBias(String name, String x, int padding) {
    List<String> inputs =
        List.of(x, builder.weight(name + ".weight"), builder.weight(name + ".bias"));
    return builder.convolution(inputs, 5, 1, padding);
  }

  private String resNet(String x) {
    String y = builder.relu(builder.batchNorm("bn", plain("stem.weight", x, 3, 1)));
    y = residual("stage1.0", y, 1);
    y = residual("stage1.1", y, 1);
    y = residual("stage2", y, 2);
    y = residual("stage3", y, 2);
    y = builder.model().node("GlobalAveragePool", List.of(y));
    return builder.gemm("head", builder.model().node("Flatten", List.of(y)));
  }

  private String residual(String name, String x, int stride) {
    String y = plain(name + ".conv1.weight", x, 3, stride);
    y = builder.relu(builder.batchNorm(name + ".bn1", y));
    y = builder.batchNorm(name + ".bn2", plain(name + ".conv2.weight", y, 3, 1));
    String shortcut = plain(name + ".shortcut.weight", x, 1, stride);
    return builder.relu(builder.model().node("Add", List.of(y, shortcut)));
  }

  private String plain(String weight, String x, int kernel, int stride) {
    return builder.convolution(List.of(x, builder.weight(weight)), kernel, stride, kernel / 2);
  }
}
