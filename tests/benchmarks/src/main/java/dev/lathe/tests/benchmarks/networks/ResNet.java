package dev.lathe.tests.benchmarks.networks;

import dev.lathe.nn.Args;
import dev.lathe.nn.BatchNorm2d;
import dev.lathe.nn.Conv2d;
import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.nn.Repeat;
import dev.lathe.nn.Tensor;
import dev.lathe.optim.AdamW;
import dev.lathe.optim.Training;

/** A small residual network for pictures of 32 x 32. */
@Network(input = {3, 32, 32})
@CrossEntropyLoss(labelSmoothing = 0.1f)
@AdamW(lr = 2e-3f, weightDecay = 0.05f)
@Training(batchSize = 50, shuffle = false)
public class ResNet {
  @Conv2d(out = 16, kernel = 3, padding = 1, bias = false)
  Layer stem;

  @BatchNorm2d
  @ReLU
  Layer bn;

  @Args({16, 1})
  @Repeat(2)
  Residual[] stage1;

  @Args({32, 2})
  Residual stage2;

  @Args({64, 2})
  Residual stage3;

  @Linear(10)
  Layer head;

  Tensor forward(Tensor image) {
    Tensor x = bn.forward(stem.forward(image));
    for (Residual block : stage1) {
      x = block.forward(x);
    }
    x = stage3.forward(stage2.forward(x));
    return head.forward(x.mean(2, 3));
  }
}
