/** libtorch through DJL: tensors and autograd used directly, as a training loop in PyTorch would. */
package dev.lathe.tests.benchmarks.torch;
