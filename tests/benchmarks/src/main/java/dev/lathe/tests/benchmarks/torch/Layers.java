package dev.lathe.tests.benchmarks.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;

/** PyTorch's layers, called by the names of their weights. */
final class Layers {
  private Layers() {}

  static NDArray linear(Weights weights, String name, NDArray x) {
    NDArray bias = weights.get(name + ".bias");
    return linear(x, weights.get(name + ".weight"), bias);
  }

  static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
    return x.getNDArrayInternal().linear(x, weight, bias).head();
  }

  static NDArray relu(NDArray x) {
    return x.getNDArrayInternal().relu();
  }

  static NDArray gelu(NDArray x) {
    return x.getNDArrayInternal().gelu();
  }

  /** With a bias where {@code bias} is given. */
  static NDArray convolution(NDArray x, NDArray weight, NDArray bias, int stride, int padding) {
    return x.getNDArrayInternal()
        .convolution(x, weight, bias, square(stride), square(padding), square(1), 1)
        .head();
  }

  static NDArray maxPool(NDArray x) {
    return x.getNDArrayInternal().maxPool(square(2), square(2), square(0), false);
  }

  /** Of every channel. */
  static NDArray mean(NDArray x) {
    return x.getNDArrayInternal().globalAvgPool().reshape(-1, x.getShape().get(1));
  }

  private static Shape square(int extent) {
    return new Shape(extent, extent);
  }

  static NDArray batchNorm(Weights weights, String name, NDArray x, boolean training) {
    return x.getNDArrayInternal()
        .batchNorm(
            x,
            weights.get(name + ".running_mean"),
            weights.get(name + ".running_var"),
            weights.get(name + ".weight"),
            weights.get(name + ".bias"),
            1,
            0.9f,
            1e-5f,
            training)
        .head();
  }

  static NDArray layerNorm(Weights weights, String name, NDArray x) {
    Shape width = new Shape(x.getShape().get(x.getShape().dimension() - 1));
    return x.getNDArrayInternal()
        .layerNorm(x, width, weights.get(name + ".weight"), weights.get(name + ".bias"), 1e-5f)
        .head();
  }

  static NDArray embedding(NDArray tokens, NDArray weight) {
    return tokens
        .getNDArrayInternal()
        .embedding(tokens, weight, SparseFormat.DENSE)
        .head();
  }

  static NDArray dropout(NDArray x, float rate, boolean training) {
    return training ? x.getNDArrayInternal().dropout(x, rate, true).head() : x;
  }

  /** Of one layer, in both directions, the batch first. */
  static NDArray lstm(NDArray x, NDList state, NDList weights, boolean training) {
    return x.getNDArrayInternal()
        .lstm(x, state, weights, true, 1, 0, training, true, true)
        .head();
  }
}
