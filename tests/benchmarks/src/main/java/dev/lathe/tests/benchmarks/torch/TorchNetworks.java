package dev.lathe.tests.benchmarks.torch;

import static dev.lathe.tests.benchmarks.torch.Layers.batchNorm;
import static dev.lathe.tests.benchmarks.torch.Layers.convolution;
import static dev.lathe.tests.benchmarks.torch.Layers.linear;
import static dev.lathe.tests.benchmarks.torch.Layers.maxPool;
import static dev.lathe.tests.benchmarks.torch.Layers.relu;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.lathe.tests.benchmarks.Task;
import java.util.List;

/** The networks of {@code networks} in PyTorch's operations. */
final class TorchNetworks {
  private TorchNetworks() {}

  static TorchNetwork of(Task task, NDManager manager) {
    return switch (task) {
      case DIGITS -> TorchNetworks::digits;
      case LENET -> TorchNetworks::leNet;
      case RESNET -> TorchNetworks::resNet;
      case GPT -> new TorchGpt(manager, 64, 96, 4);
      case TAGGER -> TorchNetworks::tagger;
      case TABULAR -> TorchNetworks::tabular;
    };
  }

  private static NDArray digits(Weights weights, NDArray x, boolean training) {
    NDArray y = relu(linear(weights, "hidden1", x));
    y = relu(linear(weights, "hidden2", y));
    return linear(weights, "logits", y);
  }

  private static NDArray tabular(Weights weights, NDArray x, boolean training) {
    return linear(weights, "logits", relu(linear(weights, "hidden", x)));
  }

  private static NDArray leNet(Weights weights, NDArray x, boolean training) {
    NDArray y = maxPool(relu(withBias(weights, "conv1", x, 2)));
    y = maxPool(relu(withBias(weights, "conv2", y, 0)));
    y = relu(linear(weights, "hidden1", y.reshape(-1, 400)));
    y = relu(linear(weights, "hidden2", y));
    return linear(weights, "logits", y);
  }

  private static NDArray withBias(Weights weights, String name, NDArray x, int padding) {
    return convolution(x, weights.get(name + ".weight"), weights.get(name + ".bias"), 1, padding);
  }

  private static NDArray resNet(Weights weights, NDArray x, boolean training) {
    NDArray y = convolution(x, weights.get("stem.weight"), null, 1, 1);
    y = relu(batchNorm(weights, "bn", y, training));
    y = residual(weights, "stage1.0", y, 1, training);
    y = residual(weights, "stage1.1", y, 1, training);
    y = residual(weights, "stage2", y, 2, training);
    y = residual(weights, "stage3", y, 2, training);
    return linear(weights, "head", Layers.mean(y));
  }

  private static NDArray residual(
      Weights weights, String name, NDArray x, int stride, boolean training) {
    NDArray y = convolution(x, weights.get(name + ".conv1.weight"), null, stride, 1);
    y = relu(batchNorm(weights, name + ".bn1", y, training));
    y = convolution(y, weights.get(name + ".conv2.weight"), null, 1, 1);
    y = batchNorm(weights, name + ".bn2", y, training);
    return relu(y.add(convolution(x, weights.get(name + ".shortcut.weight"), null, stride, 0)));
  }

  private static NDArray tagger(Weights weights, NDArray x, boolean training) {
    NDArray words = Layers.embedding(x, weights.get("words.weight"));
    NDArray zero = x.getManager().zeros(new Shape(2, x.getShape().get(0), 128));
    NDList parameters = new NDList();
    for (String end : List.of("", "_reverse")) {
      for (String kind : List.of("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")) {
        parameters.add(weights.get("lstm." + kind + end));
      }
    }
    NDArray y = Layers.lstm(words, new NDList(zero, zero), parameters, training);
    return linear(weights, "tags", y);
  }
}
