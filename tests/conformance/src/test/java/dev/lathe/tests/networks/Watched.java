package dev.lathe.tests.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.optim.PlateauMode;
import dev.lathe.optim.PlateauMonitor;
import dev.lathe.optim.ReduceLROnPlateau;
import dev.lathe.optim.SGD;

/** A network that all but stops to learn when its accuracy no longer grows. */
@Network(input = 2)
@CrossEntropyLoss
@SGD(lr = 0.1f)
@ReduceLROnPlateau(
    mode = PlateauMode.MAX,
    monitor = PlateauMonitor.ACCURACY,
    factor = 1e-9f,
    patience = 0)
public final class Watched {
  @Linear(3)
  Layer logits;
}
