package dev.lathe.tests.networks;

import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Embedding;
import dev.lathe.nn.Input;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Loss;
import dev.lathe.nn.MSELoss;
import dev.lathe.nn.Network;
import dev.lathe.nn.Tanh;
import dev.lathe.nn.Tensor;
import dev.lathe.nn.Tokens;
import dev.lathe.optim.Adam;
import dev.lathe.optim.Training;

/** Two inputs, two outputs, two targets; with names that generated programs use as well. */
@Network
@Adam(lr = 0.01f)
@Training(epochs = 2, batchSize = 4, seed = 3)
public class Fusion {
  /** What comes out. */
  record Out(Tensor box, Tensor kind) {}

  @Linear(8)
  @Tanh
  Layer picture;

  @Embedding(count = 6, width = 8)
  Layer word;

  @Linear(4)
  Layer corners;

  @Linear(3)
  Layer scores;

  @MSELoss
  Loss distance;

  @CrossEntropyLoss
  Loss entropy;

  Out forward(@Input({2, 5}) Tensor state, @Tokens(3) Tensor target) {
    Tensor seen = picture.forward(state).mean(1);
    Tensor said = word.forward(target).mean(1);
    Tensor both = seen.mul(said).add(seen);
    return new Out(corners.forward(both), scores.forward(both));
  }

  Tensor loss(Out out, @Input(4) Tensor box, @Tokens Tensor kind) {
    return distance
        .forward(out.box(), box)
        .add(entropy.forward(out.kind(), kind).mul(0.5f));
  }
}
