package dev.lathe.tests.benchmarks.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.optim.SGD;
import dev.lathe.optim.Training;

/** So small that what is done between layers counts. */
@Network(input = 32)
@CrossEntropyLoss
@SGD(lr = 0.05f, momentum = 0.9f)
@Training(epochs = 1, batchSize = 32, shuffle = false)
public class Small {
  @Linear(64)
  @ReLU
  Layer hidden1;

  @Linear(64)
  @ReLU
  Layer hidden2;

  @Linear(10)
  Layer logits;
}
