package app;

import dev.lathe.nn.*;
import dev.lathe.optim.*;

/** Two inputs, two outputs. */
@Network(weights = "fusion.safetensors", inference = true)
@Adam(lr = 0.01f)
@Training(epochs = 1, batchSize = 4, seed = 3)
public class Fusion {
  record Out(Tensor box, Tensor kind) {}

  @Linear(8) @Tanh Layer picture;
  @Embedding(count = 6, width = 8) Layer word;
  @Linear(4) Layer corners;
  @Linear(3) Layer scores;
  @MSELoss Loss distance;
  @CrossEntropyLoss Loss entropy;

  Out forward(@Input({2, 5}) Tensor state, @Tokens(3) Tensor target) {
    Tensor seen = picture.forward(state).mean(1);
    Tensor said = word.forward(target).mean(1);
    Tensor both = seen.mul(said).add(seen).softmax(-1);
    return new Out(corners.forward(both), scores.forward(both));
  }

  Tensor loss(Out out, @Input(4) Tensor box, @Tokens Tensor kind) {
    return distance.forward(out.box(), box).add(entropy.forward(out.kind(), kind).mul(0.5f));
  }
}
