package dev.lathe.tests.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Dropout;
import dev.lathe.nn.Flatten;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.nn.Tanh;
import dev.lathe.optim.SGD;
import dev.lathe.optim.Training;

/** Large enough that every kernel shares its work out, with dropout, and a batch that does not fill the last one. */
@Network(input = {14, 14})
@CrossEntropyLoss(labelSmoothing = 0.05f)
@SGD(lr = 0.05f, momentum = 0.9f, weightDecay = 1e-4f)
@Training(epochs = 2, batchSize = 50, seed = 11)
public final class Wide {
  @Flatten
  Layer flatten;

  @Linear(210)
  @ReLU
  Layer hidden1;

  @Dropout(0.2f)
  Layer dropout;

  @Linear(130)
  @Tanh
  Layer hidden2;

  @Linear(10)
  Layer logits;
}
