package dev.lathe.tests.networks;

import dev.lathe.nn.Args;
import dev.lathe.nn.BatchNorm2d;
import dev.lathe.nn.Block;
import dev.lathe.nn.Conv2d;
import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.nn.Repeat;
import dev.lathe.nn.Tensor;
import dev.lathe.optim.SGD;

/** For CIFAR-10, as He et al. (2015) have it: shortcuts without weights (option A). With the names of {@code pytorch_resnet_cifar10}. */
@Network(input = {3, 32, 32})
@CrossEntropyLoss
@SGD(lr = 0.1f, momentum = 0.9f, weightDecay = 1e-4f)
public final class ResNet20 {
  @Conv2d(out = 16, kernel = 3, padding = 1, bias = false)
  Layer conv1;

  @BatchNorm2d
  @ReLU
  Layer bn1;

  @Args({16, 1})
  Stage layer1;

  @Args({32, 2})
  Stage layer2;

  @Args({64, 2})
  Stage layer3;

  @Linear(10)
  Layer linear;

  Tensor forward(Tensor image) {
    Tensor x = layer1.forward(bn1.forward(conv1.forward(image)));
    x = layer3.forward(layer2.forward(x));
    return linear.forward(x.mean(2, 3));
  }

  /** Three blocks, of which the first may halve the picture. Blocks of one array have the same arguments, so the first stands by itself. */
  @Block
  static final class Stage {
    private static final int CHANNELS = Args.FIRST;
    private static final int STRIDE = Args.SECOND;

    @Args({CHANNELS, STRIDE})
    BasicBlock first;

    @Args({CHANNELS, 1})
    @Repeat(2)
    BasicBlock[] rest;

    Tensor forward(Tensor x) {
      Tensor y = first.forward(x);
      for (BasicBlock block : rest) {
        y = block.forward(y);
      }
      return y;
    }
  }

  /** Two convolutions and a shortcut: every second pixel, among channels of zeros, where the picture is halved. */
  @Block
  static final class BasicBlock {
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

    Tensor forward(Tensor x) {
      Tensor y = bn2.forward(conv2.forward(bn1.forward(conv1.forward(x))));
      return y.add(STRIDE == 1 ? x : halved(x)).relu();
    }

    private Tensor halved(Tensor x) {
      int size = x.size(2) / 2;
      return x.slice(2, 0, size, 2).slice(3, 0, size, 2).pad(1, CHANNELS / 4, CHANNELS / 4);
    }
  }
}
