package dev.lathe.tests.benchmarks.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.optim.Adam;
import dev.lathe.optim.Training;

/** Wide and shallow, for rows of a table. */
@Network(input = {64})
@CrossEntropyLoss
@Adam(lr = 1e-3f)
@Training(batchSize = 128, shuffle = false)
public class Tabular {
  @Linear(1024)
  @ReLU
  Layer hidden;

  @Linear(2)
  Layer logits;
}
