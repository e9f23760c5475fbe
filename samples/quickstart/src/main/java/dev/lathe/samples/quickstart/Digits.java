package dev.lathe.samples.quickstart;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Flatten;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.optim.SGD;
import dev.lathe.optim.Training;

/** The network of PyTorch's quick start, for digits: {@code javac} writes {@code DigitsModel} from it. */
@Network(
    input = {28, 28},
    labels = Digits.Digit.class)
@CrossEntropyLoss
@SGD(lr = 0.05f, momentum = 0.9f)
@Training(epochs = 3, batchSize = 64, seed = 42)
class Digits {
  /** What a picture can show, in the order of the class numbers. */
  enum Digit {
    ZERO,
    ONE,
    TWO,
    THREE,
    FOUR,
    FIVE,
    SIX,
    SEVEN,
    EIGHT,
    NINE
  }

  @Flatten
  Layer flatten;

  @Linear(512)
  @ReLU
  Layer hidden1;

  @Linear(512)
  @ReLU
  Layer hidden2;

  @Linear(10)
  Layer logits;
}
