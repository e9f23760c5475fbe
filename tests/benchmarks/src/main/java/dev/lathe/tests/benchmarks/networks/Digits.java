package dev.lathe.tests.benchmarks.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Flatten;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.optim.SGD;
import dev.lathe.optim.Training;

/** The network of the quick start. */
@Network(input = {28, 28})
@CrossEntropyLoss
@SGD(lr = 0.05f, momentum = 0.9f)
@Training(batchSize = 64, shuffle = false)
public class Digits {
  @Flatten
  Layer flatten;

  @Linear(512)
  @ReLU
  Layer hidden1;

  @Linear(512)
  @ReLU
  Layer hidden2;

  @Linear(10)
  Layer logits;
}
