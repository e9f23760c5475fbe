package dev.lathe.tests.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.Sigmoid;
import dev.lathe.optim.Adam;
import dev.lathe.optim.Training;

/** The names and shapes of {@link Points}, and another activation: only the fingerprint tells them apart. */
@Network(input = 2)
@CrossEntropyLoss
@Adam(lr = 0.01f)
@Training(epochs = 8, batchSize = 16, seed = 7)
public final class PointsSigmoid {
  @Linear(16)
  @Sigmoid
  Layer hidden;

  @Linear(3)
  Layer logits;
}
