package dev.lathe.tests.benchmarks.onnx;

import java.util.List;

/** {@code Tagger}. ONNX wants the gates in the order i, o, f, c where PyTorch has i, f, g, o. */
final class OnnxTagger {
  private static final int[] GATES = {0, 3, 1, 2};
  private static final List<String> ENDS = List.of("", "_reverse");

  private final Builder builder;
  private final int hidden;

  OnnxTagger(Builder builder, int hidden) {
    this.builder = builder;
    this.hidden = hidden;
  }

  String build(String words) {
    Model model = builder.model();
    String x = model.node("Gather", List.of(builder.weight("words.weight"), words));
    String y = model.node(
        "LSTM",
        List.of(builder.transpose(x, 1, 0, 2), input(), recurrent(), biases()),
        Attribute.of("hidden_size", hidden),
        Attribute.of("direction", "bidirectional"));
    y = builder.transpose(y, 2, 0, 1, 3); // place, direction, example, unit before
    y = builder.reshape(y, "joined", 0, 0, 2L * hidden);
    return builder.linear("tags.weight", "tags.bias", y);
  }

  private String input() {
    return joined("W", List.of("weight_ih_l0"), 2, 4L * hidden, 64);
  }

  private String recurrent() {
    return joined("R", List.of("weight_hh_l0"), 2, 4L * hidden, hidden);
  }

  private String biases() {
    return joined("B", List.of("bias_ih_l0", "bias_hh_l0"), 2, 8L * hidden);
  }

  /** The weights of one direction after the other. */
  private String joined(String name, List<String> parts, long... shape) {
    float[] joined = new float[(int) (shape[0] * shape[1] * (shape.length == 3 ? shape[2] : 1))];
    int at = 0;
    for (String end : ENDS) {
      for (String part : parts) {
        float[] gates = builder.tensor("lstm." + part + end).toArray();
        copy(gates, joined, at);
        at += gates.length;
      }
    }
    return builder.model().constant(name, joined, shape);
  }

  private static void copy(float[] gates, float[] to, int at) {
    int size = gates.length / GATES.length;
    for (int gate = 0; gate < GATES.length; gate++) {
      System.arraycopy(gates, GATES[gate] * size, to, at + gate * size, size);
    }
  }
}
