package dev.lathe.tests.networks;

import dev.lathe.nn.BatchNorm2d;
import dev.lathe.nn.Conv2d;
import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Flatten;
import dev.lathe.nn.Layer;
import dev.lathe.nn.LayerNorm;
import dev.lathe.nn.LeakyReLU;
import dev.lathe.nn.Linear;
import dev.lathe.nn.MaxPool2d;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.nn.Sigmoid;
import dev.lathe.nn.Tanh;
import dev.lathe.optim.Adam;
import dev.lathe.optim.AdamW;
import dev.lathe.optim.SGD;
import dev.lathe.optim.Training;

/** Networks that others have trained with PyTorch; a field is named after its place in {@code nn.Sequential}. */
public final class Trained {
  private Trained() {}

  @Network(input = {1, 28, 28})
  @CrossEntropyLoss
  @Adam
  @Training(batchSize = 32, shuffle = false)
  public static final class CnnAdam {
    @Conv2d(out = 8, kernel = 5, padding = 2)
    Layer l0;

    @BatchNorm2d
    @ReLU
    Layer l1;

    @MaxPool2d(kernel = 2)
    Layer l3;

    @Conv2d(out = 16, kernel = 3, stride = 2, padding = 1)
    @LeakyReLU(negativeSlope = 0.1f)
    Layer l4;

    @Flatten
    Layer l6;

    @Linear(32)
    @Tanh
    Layer l7;

    @Linear(10)
    Layer l9;
  }

  @Network(input = {1, 28, 28})
  @CrossEntropyLoss
  @SGD(lr = 0.05f, momentum = 0.9f, weightDecay = 5e-4f)
  @Training(batchSize = 32, shuffle = false)
  public static final class CnnSgd {
    @Conv2d(out = 8, kernel = 5, padding = 2)
    Layer l0;

    @BatchNorm2d
    @ReLU
    Layer l1;

    @MaxPool2d(kernel = 2)
    Layer l3;

    @Conv2d(out = 16, kernel = 3, stride = 2, padding = 1)
    @LeakyReLU(negativeSlope = 0.1f)
    Layer l4;

    @Flatten
    Layer l6;

    @Linear(32)
    @Tanh
    Layer l7;

    @Linear(10)
    Layer l9;
  }

  @Network(input = {1, 28, 28})
  @CrossEntropyLoss
  @AdamW
  @Training(batchSize = 32, shuffle = false)
  public static final class Mlp {
    @Flatten
    Layer l0;

    @Linear(48)
    @Sigmoid
    Layer l1;

    @LayerNorm
    Layer l3;

    @Linear(10)
    Layer l4;
  }
}
