package dev.lathe.tests.networks;

import dev.lathe.nn.BatchNorm2d;
import dev.lathe.nn.Block;
import dev.lathe.nn.Conv2d;
import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.GRU;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.nn.Repeat;
import dev.lathe.nn.SequenceOutput;
import dev.lathe.nn.Tensor;
import dev.lathe.optim.AdamW;
import dev.lathe.optim.Training;

/** Convolutions in repeated blocks, whose lines a recurrent layer goes through. */
@Network(input = {1, 14, 14})
@CrossEntropyLoss
@AdamW
@Training(epochs = 2, batchSize = 24, seed = 3)
public final class Staged {
  @Repeat(2)
  Residual[] stage1;

  @GRU(hidden = 6, output = SequenceOutput.LAST)
  Layer lines;

  @Linear(10)
  Layer logits;

  /** A convolution beside which its input goes on. */
  @Block
  static final class Residual {
    @Conv2d(out = 1, kernel = 3, padding = 1)
    Layer conv1;

    @BatchNorm2d
    @ReLU
    Layer bn1;

    Tensor forward(Tensor x) {
      return bn1.forward(conv1.forward(x)).add(x);
    }
  }

  Tensor forward(Tensor x) {
    for (Residual block : stage1) {
      x = block.forward(x);
    }
    return logits.forward(lines.forward(x.reshape(-1, 14, 14)));
  }
}
