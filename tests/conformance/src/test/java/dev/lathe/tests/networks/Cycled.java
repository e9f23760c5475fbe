package dev.lathe.tests.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.Tanh;
import dev.lathe.optim.CyclicLR;
import dev.lathe.optim.EMA;
import dev.lathe.optim.NAdam;
import dev.lathe.optim.Training;

/** A network whose learning rate and beta1 change in every step, and whose weights are averaged. */
@Network(input = 2)
@CrossEntropyLoss
@NAdam
@CyclicLR(baseLr = 1e-3f, maxLr = 0.05f, stepSizeUp = 3)
@EMA(decay = 0.9f)
@Training(epochs = 2, batchSize = 16, seed = 7)
public final class Cycled {
  @Linear(300)
  @Tanh
  Layer hidden;

  @Linear(3)
  Layer logits;
}
