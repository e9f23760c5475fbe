package dev.lathe.tests.parity;

import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.MSELoss;
import dev.lathe.nn.Network;
import dev.lathe.nn.Tanh;
import dev.lathe.optim.Adam;
import dev.lathe.optim.Training;

/** Two layers, numbers for targets. */
@Network(input = 13, target = 5)
@MSELoss
@Adam(lr = 0.01f)
@Training(batchSize = 16, shuffle = false)
class TanhMse {
  @Linear(32)
  @Tanh
  Layer hidden;

  @Linear(5)
  Layer output;
}
