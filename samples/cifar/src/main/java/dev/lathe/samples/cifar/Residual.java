package dev.lathe.samples.cifar;

import dev.lathe.nn.Args;
import dev.lathe.nn.BatchNorm2d;
import dev.lathe.nn.Block;
import dev.lathe.nn.Conv2d;
import dev.lathe.nn.Layer;
import dev.lathe.nn.ReLU;
import dev.lathe.nn.Tensor;

/** Two convolutions with a way around them (K. He and others, 2015): {@code @Args({channels, stride})} where it is used. */
@Block
class Residual {
  private static final int CHANNELS = Args.FIRST;
  private static final int STRIDE = Args.SECOND;

  @Conv2d(out = CHANNELS, kernel = 3, stride = STRIDE, padding = 1, bias = false)
  Layer conv1;

  @BatchNorm2d
  @ReLU
  Layer bn1;

  @Conv2d(out = CHANNELS, kernel = 3, padding = 1, bias = false)
  Layer conv2;

  @BatchNorm2d
  Layer bn2;

  @Conv2d(out = CHANNELS, kernel = 1, stride = STRIDE, bias = false)
  Layer shortcut;

  Tensor forward(Tensor x) {
    Tensor y = bn1.forward(conv1.forward(x));
    y = bn2.forward(conv2.forward(y));
    return y.add(shortcut.forward(x)).relu();
  }
}
