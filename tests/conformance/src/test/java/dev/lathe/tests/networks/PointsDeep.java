package dev.lathe.tests.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.Tanh;
import dev.lathe.optim.Adam;

/** The task of {@link Points} in layers of other names and sizes. */
@Network(input = 2)
@CrossEntropyLoss
@Adam
public final class PointsDeep {
  @Linear(12)
  @Tanh
  Layer hidden;

  @Linear(12)
  @Tanh
  Layer middle;

  @Linear(value = 3, bias = false)
  Layer logits;
}
