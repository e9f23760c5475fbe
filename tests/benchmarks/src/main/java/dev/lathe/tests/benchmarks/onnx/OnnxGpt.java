package dev.lathe.tests.benchmarks.onnx;

import java.util.ArrayList;
import java.util.List;

/** {@code CharGpt}, in the nodes that PyTorch's exporter writes. */
final class OnnxGpt {
  private final Builder builder;
  private final Model model;
  private final int length;
  private final int width;
  private final int heads;

  OnnxGpt(Builder builder, int length, int width, int heads) {
    this.builder = builder;
    this.model = builder.model();
    this.length = length;
    this.width = width;
    this.heads = heads;
  }

  String build(String ids) {
    String x = model.node("Gather", List.of(builder.weight("token.weight"), ids));
    x = model.node("Add", List.of(x, builder.weight("position")));
    scalars();
    for (int block = 0; block < 3; block++) {
      x = block("blocks." + block, x);
    }
    return builder.linear("logits.weight", null, builder.layerNorm("norm", x));
  }

  private void scalars() {
    model.constant("half", new float[] {0.5f});
    model.constant("one", new float[] {1});
    model.constant("root2", new float[] {(float) Math.sqrt(2)});
    model.constant("scale", new float[] {(float) (1 / Math.sqrt((double) width / heads))});
    float[] mask = new float[length * length];
    for (int at = 0; at < mask.length; at++) {
      mask[at] = at % length > at / length ? Float.NEGATIVE_INFINITY : 0;
    }
    model.constant("mask", mask, length, length);
  }

  private String block(String name, String x) {
    String y = attention(name + ".attention", builder.layerNorm(name + ".norm1", x));
    y = model.node("Add", List.of(x, y));
    String z = builder.layerNorm(name + ".norm2", y);
    z = gelu(builder.linear(name + ".expand.weight", name + ".expand.bias", z));
    z = builder.linear(name + ".contract.weight", name + ".contract.bias", z);
    return model.node("Add", List.of(y, z));
  }

  /** The runtime recognises these nodes and runs them as one. */
  private String gelu(String x) {
    String erf = model.node("Erf", List.of(model.node("Div", List.of(x, "root2"))));
    String y = model.node("Mul", List.of(x, model.node("Add", List.of(erf, "one"))));
    return model.node("Mul", List.of(y, "half"));
  }

  private String attention(String name, String x) {
    String joined = builder.linear(name + ".in_proj_weight", name + ".in_proj_bias", x);
    List<String> parts = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      parts.add(slice(name, joined, part));
    }
    String query = heads(parts.get(0), name + ".query", 0, 2, 1, 3);
    String key = heads(parts.get(1), name + ".key", 0, 2, 3, 1);
    String value = heads(parts.get(2), name + ".value", 0, 2, 1, 3);
    String y = model.node("MatMul", List.of(shares(query, key), value));
    y = builder.reshape(builder.transpose(y, 0, 2, 1, 3), name + ".joined", -1, length, width);
    return builder.linear(name + ".out_proj.weight", name + ".out_proj.bias", y);
  }

  private String shares(String query, String key) {
    String scores = model.node("MatMul", List.of(query, key));
    scores = model.node("Mul", List.of(scores, "scale"));
    scores = model.node("Add", List.of(scores, "mask"));
    return model.node("Softmax", List.of(scores), Attribute.of("axis", -1));
  }

  private String slice(String name, String x, int part) {
    String at = name + ".part" + part;
    long from = (long) part * width;
    return model.node(
        "Slice",
        List.of(
            x,
            model.constant(at + ".from", new long[] {from}, 1),
            model.constant(at + ".to", new long[] {from + width}, 1),
            model.constant(at + ".axis", new long[] {2}, 1)));
  }

  private String heads(String x, String name, Integer... order) {
    String shaped = builder.reshape(x, name + ".shape", -1, length, heads, width / heads);
    return builder.transpose(shaped, order);
  }
}
