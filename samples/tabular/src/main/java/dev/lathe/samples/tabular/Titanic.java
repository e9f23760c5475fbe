package dev.lathe.samples.tabular;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Dropout;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.optim.AdamW;
import dev.lathe.optim.Training;

/** A record goes in, an enum comes out: {@code javac} writes {@code TitanicModel} from it. */
@Network(features = Passenger.class, labels = Titanic.Fate.class)
@CrossEntropyLoss
@AdamW(lr = 5e-3f, weightDecay = 0.05f)
@Training(epochs = 30, batchSize = 32, seed = 1)
class Titanic {
  /** The column has 0 and 1. */
  enum Fate {
    DIED,
    SURVIVED
  }

  @Linear(32)
  @ReLU
  Layer hidden;

  @Dropout(0.2f)
  Layer dropout;

  @Linear(2)
  Layer logits;
}
