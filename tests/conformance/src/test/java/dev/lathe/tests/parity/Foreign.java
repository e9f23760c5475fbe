package dev.lathe.tests.parity;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Flatten;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.optim.SGD;

/** The network whose weights PyTorch saved. */
@Network(input = {4, 6})
@CrossEntropyLoss
@SGD
class Foreign {
  @Flatten
  Layer flatten;

  @Linear(16)
  @ReLU
  Layer hidden1;

  @Linear(12)
  @ReLU
  Layer hidden2;

  @Linear(10)
  Layer logits;
}
