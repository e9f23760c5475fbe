package dev.lathe.tests.benchmarks.torch;

import static dev.lathe.tests.benchmarks.torch.Layers.layerNorm;
import static dev.lathe.tests.benchmarks.torch.Layers.linear;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** {@code CharGpt}. DJL has no fused attention, so it is written in its products and a softmax. */
final class TorchGpt implements TorchNetwork {
  private final int length;
  private final int width;
  private final int heads;
  private final NDArray mask;

  TorchGpt(NDManager manager, int length, int width, int heads) {
    this.length = length;
    this.width = width;
    this.heads = heads;
    float[] hidden = new float[length * length];
    for (int at = 0; at < hidden.length; at++) {
      hidden[at] = at % length > at / length ? Float.NEGATIVE_INFINITY : 0;
    }
    mask = manager.create(hidden, new Shape(length, length));
  }

  @Override
  public NDArray forward(Weights weights, NDArray ids, boolean training) {
    NDArray x = Layers.embedding(ids, weights.get("token.weight")).add(weights.get("position"));
    for (int block = 0; block < 3; block++) {
      x = block(weights, "blocks." + block, x, training);
    }
    return linear(layerNorm(weights, "norm", x), weights.get("logits.weight"), null);
  }

  private NDArray block(Weights weights, String name, NDArray x, boolean training) {
    NDArray y =
        x.add(attention(weights, name + ".attention", layerNorm(weights, name + ".norm1", x)));
    NDArray z = linear(weights, name + ".expand", layerNorm(weights, name + ".norm2", y));
    z = linear(weights, name + ".contract", Layers.gelu(z));
    return y.add(Layers.dropout(z, 0.1f, training));
  }

  private NDArray attention(Weights weights, String name, NDArray x) {
    NDArray projected =
        linear(x, weights.get(name + ".in_proj_weight"), weights.get(name + ".in_proj_bias"));
    NDList parts = projected.split(3, 2);
    NDArray scores = heads(parts.get(0)).matMul(heads(parts.get(1)).swapAxes(2, 3));
    NDArray shares = scores.mul(1 / Math.sqrt((double) width / heads)).add(mask).softmax(-1);
    NDArray joined = shares.matMul(heads(parts.get(2))).swapAxes(1, 2).reshape(-1, length, width);
    return linear(weights, name + ".out_proj", joined.toType(DataType.FLOAT32, false));
  }

  private NDArray heads(NDArray x) {
    return x.reshape(-1, length, heads, width / heads).swapAxes(1, 2);
  }
}
