package dev.lathe.tests.networks;

import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.MSELoss;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.optim.SGD;
import dev.lathe.optim.Training;

/** A learning rate that no training survives. */
@Network(input = 2)
@MSELoss
@SGD(lr = 1e30f)
@Training(epochs = 3, batchSize = 4, shuffle = false)
public final class Runaway {
  @Linear(4)
  @ReLU
  Layer hidden;

  @Linear(1)
  Layer value;
}
