package dev.lathe.tests.networks;

import dev.lathe.nn.BatchNorm1d;
import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.optim.Adam;
import dev.lathe.optim.EMA;
import dev.lathe.optim.Training;

/** A network that keeps a moving average of its weights. */
@Network(input = 2)
@CrossEntropyLoss
@Adam(lr = 0.01f)
@EMA(decay = 0.9f)
@Training(
    epochs = 2,
    batchSize = 16,
    seed = 7,
    metrics = {"f1_macro", "top2_accuracy"})
public final class Averaged {
  @Linear(16)
  Layer hidden;

  @BatchNorm1d
  @ReLU
  Layer norm;

  @Linear(3)
  Layer logits;
}
