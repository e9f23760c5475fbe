package app;

import dev.lathe.nn.*;
import dev.lathe.optim.*;

/** The quick start's network. */
@Network(input = {28, 28}, weights = "digits.safetensors", inference = true)
@CrossEntropyLoss
@SGD(lr = 0.05f, momentum = 0.9f)
@Training(epochs = 3, batchSize = 64, seed = 42)
class Digits {
  @Flatten Layer flatten;
  @Linear(512) @ReLU Layer hidden1;
  @Linear(512) @ReLU Layer hidden2;
  @Linear(10) Layer logits;
}
