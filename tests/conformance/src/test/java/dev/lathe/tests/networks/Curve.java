package dev.lathe.tests.networks;

import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.MSELoss;
import dev.lathe.nn.Network;
import dev.lathe.nn.Tanh;
import dev.lathe.optim.Adam;
import dev.lathe.optim.Training;

/** Several numbers out of one. */
@Network(input = 1, target = 2)
@MSELoss
@Adam(lr = 0.01f)
@Training(epochs = 30, batchSize = 8)
public final class Curve {
  @Linear(16)
  @Tanh
  Layer hidden;

  @Linear(2)
  Layer point;
}
