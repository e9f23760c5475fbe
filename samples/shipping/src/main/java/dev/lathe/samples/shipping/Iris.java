package dev.lathe.samples.shipping;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.optim.AdamW;
import dev.lathe.optim.Training;

/** {@code javac} writes {@code IrisModel} from it, to train, and {@code IrisPredictor}, to ship. */
@Network(
    features = Flower.class,
    labels = Species.class,
    weights = "/iris.safetensors",
    inference = true)
@CrossEntropyLoss
@AdamW(lr = 0.01f)
@Training(epochs = 40, batchSize = 16, seed = 1)
class Iris {
  @Linear(16)
  @ReLU
  Layer hidden;

  @Linear(3)
  Layer scores;
}
