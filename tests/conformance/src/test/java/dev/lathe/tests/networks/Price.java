package dev.lathe.tests.networks;

import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.MSELoss;
import dev.lathe.nn.Network;
import dev.lathe.optim.SGD;
import dev.lathe.optim.Training;

/** One number out of three. */
@Network(input = 3)
@MSELoss
@SGD(lr = 0.05f)
@Training(epochs = 40, batchSize = 10, seed = 3)
public final class Price {
  @Linear(1)
  Layer price;
}
