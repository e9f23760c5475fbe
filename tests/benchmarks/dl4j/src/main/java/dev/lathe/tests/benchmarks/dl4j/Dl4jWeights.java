package dev.lathe.tests.benchmarks.dl4j;

import dev.lathe.io.TensorData;
import dev.lathe.tests.benchmarks.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Puts weights with PyTorch's names and layouts where DL4J has them: those of products lie the other way about. */
final class Dl4jWeights {
  private static final int HIDDEN = 128;

  /** DL4J's order of the LSTM's gates (cell, forget, output, input), as places in PyTorch's. */
  private static final List<Integer> GATES = List.of(2, 1, 3, 0);

  private final MultiLayerNetwork network;
  private final Map<String, TensorData> tensors;

  private Dl4jWeights(MultiLayerNetwork network, Map<String, TensorData> tensors) {
    this.network = network;
    this.tensors = tensors;
  }

  static void read(Task task, MultiLayerNetwork network, Path file) throws IOException {
    Dl4jWeights weights = new Dl4jWeights(network, dev.lathe.io.Weights.read(file));
    switch (task) {
      case DIGITS -> weights.layers("hidden1", "hidden2", "logits");
      case LENET -> weights.layers("conv1", "", "conv2", "", "hidden1", "hidden2", "logits");
      case TABULAR -> weights.layers("hidden", "logits");
      case TAGGER -> weights.tagger();
      default -> throw new IllegalArgumentException(task.word());
    }
  }

  /** In order; an empty name for a layer without weights. */
  private void layers(String... names) {
    for (int at = 0; at < names.length; at++) {
      if (!names[at].isEmpty()) {
        layer(at, names[at]);
      }
    }
  }

  private void layer(int at, String name) {
    INDArray weight = tensor(name + ".weight");
    put(at + "_W", weight.rank() == 2 ? weight.transpose() : weight);
    put(at + "_b", tensor(name + ".bias"));
  }

  private void tagger() {
    put("0_W", tensor("words.weight"));
    direction("1_f", "");
    direction("1_b", "_reverse");
    layer(2, "tags");
  }

  /** DL4J has one bias where PyTorch has two. */
  private void direction(String to, String end) {
    put(to + "W", gates(tensor("lstm.weight_ih_l0" + end)).transpose());
    put(to + "RW", gates(tensor("lstm.weight_hh_l0" + end)).transpose());
    INDArray bias = tensor("lstm.bias_ih_l0" + end).add(tensor("lstm.bias_hh_l0" + end));
    put(to + "b", gates(bias.reshape(4 * HIDDEN, 1)));
  }

  private static INDArray gates(INDArray rows) {
    INDArray[] parts = Stream.iterate(0, gate -> gate < 4, gate -> gate + 1)
        .map(gate -> gate(rows, GATES.get(gate)))
        .toArray(INDArray[]::new);
    return Nd4j.concat(0, parts);
  }

  private static INDArray gate(INDArray rows, int number) {
    return rows.get(
        NDArrayIndex.interval(number * HIDDEN, (number + 1) * HIDDEN), NDArrayIndex.all());
  }

  private INDArray tensor(String name) {
    TensorData tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(name + " is none of " + tensors.keySet());
    }
    return Nd4j.create(
        tensor.toArray(), Arrays.stream(tensor.shape()).asLongStream().toArray());
  }

  private void put(String name, INDArray values) {
    INDArray parameter = network.getParam(name);
    parameter.assign(values.reshape(parameter.shape()));
  }
}
