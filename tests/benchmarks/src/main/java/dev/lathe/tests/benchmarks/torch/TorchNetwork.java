package dev.lathe.tests.benchmarks.torch;

import ai.djl.ndarray.NDArray;

/** A network in tensor operations. */
@FunctionalInterface
interface TorchNetwork {
  NDArray forward(Weights weights, NDArray input, boolean training);
}
