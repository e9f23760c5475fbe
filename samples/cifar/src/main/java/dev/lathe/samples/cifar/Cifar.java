package dev.lathe.samples.cifar;

import dev.lathe.nn.Args;
import dev.lathe.nn.BatchNorm2d;
import dev.lathe.nn.Conv2d;
import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.nn.Tensor;
import dev.lathe.optim.AdamW;
import dev.lathe.optim.CosineAnnealingLR;
import dev.lathe.optim.Training;

/** A small residual network for pictures of 32 x 32 in colour: {@code javac} writes {@code CifarModel} from it. */
@Network(
    input = {3, 32, 32},
    labels = Cifar.Label.class)
@CrossEntropyLoss(labelSmoothing = 0.1f)
@AdamW(lr = 2e-3f, weightDecay = 0.05f)
@CosineAnnealingLR
@Training(epochs = 20, batchSize = 50, seed = 7)
class Cifar {
  /** What a picture can show, in the order of the numbers in the files. */
  enum Label {
    AIRPLANE,
    AUTOMOBILE,
    BIRD,
    CAT,
    DEER,
    DOG,
    FROG,
    HORSE,
    SHIP,
    TRUCK
  }

  @Conv2d(out = 16, kernel = 3, padding = 1, bias = false)
  Layer stem;

  @BatchNorm2d
  @ReLU
  Layer norm;

  @Args({16, 1})
  Residual stage1;

  @Args({32, 2})
  Residual stage2;

  @Args({64, 2})
  Residual stage3;

  @Linear(10)
  Layer head;

  Tensor forward(Tensor picture) {
    Tensor x = norm.forward(stem.forward(picture));
    x = stage3.forward(stage2.forward(stage1.forward(x)));
    return head.forward(x.mean(2, 3));
  }
}
