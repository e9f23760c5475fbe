package dev.lathe.tests.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.Tanh;
import dev.lathe.optim.Adam;
import dev.lathe.optim.Training;

/** Points of a plane in three classes that are numbers. */
@Network(input = 2)
@CrossEntropyLoss
@Adam(lr = 0.01f)
@Training(epochs = 8, batchSize = 16, seed = 7)
public final class Points {
  @Linear(16)
  @Tanh
  Layer hidden;

  @Linear(3)
  Layer logits;
}
