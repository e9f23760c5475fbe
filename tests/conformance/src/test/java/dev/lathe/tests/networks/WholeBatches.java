package dev.lathe.tests.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.optim.SGD;
import dev.lathe.optim.Training;

/** A network that leaves the last batch out where it is not whole. */
@Network(input = 2)
@CrossEntropyLoss
@SGD
@Training(batchSize = 8, dropLast = true)
public final class WholeBatches {
  @Linear(3)
  Layer logits;
}
