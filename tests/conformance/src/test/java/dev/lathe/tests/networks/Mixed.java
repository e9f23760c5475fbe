package dev.lathe.tests.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Input;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Loss;
import dev.lathe.nn.Network;
import dev.lathe.nn.Tanh;
import dev.lathe.nn.Tensor;
import dev.lathe.optim.Adam;
import dev.lathe.optim.Training;

/** As {@link Points}, its targets being shares of the classes. */
@Network(input = 2)
@Adam(lr = 0.01f)
@Training(epochs = 8, batchSize = 16, seed = 7)
public final class Mixed {
  @Linear(16)
  @Tanh
  Layer hidden;

  @Linear(3)
  Layer logits;

  @CrossEntropyLoss
  Loss entropy;

  Tensor loss(Tensor output, @Input(3) Tensor shares) {
    return entropy.forward(output, shares);
  }
}
