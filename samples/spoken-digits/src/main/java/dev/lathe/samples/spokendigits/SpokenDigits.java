package dev.lathe.samples.spokendigits;

import dev.lathe.nn.AdaptiveAvgPool2d;
import dev.lathe.nn.BatchNorm2d;
import dev.lathe.nn.Conv2d;
import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Dropout;
import dev.lathe.nn.Flatten;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.MaxPool2d;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.optim.AdamW;
import dev.lathe.optim.OneCycleLR;
import dev.lathe.optim.Training;

/** Convolutions over bands and frames: {@code javac} writes {@code SpokenDigitsModel} from it. */
@Network(input = {1, Recordings.BANDS, Recordings.FRAMES})
@CrossEntropyLoss
@AdamW(lr = 3e-3f, weightDecay = 0.01f)
@OneCycleLR(maxLr = 3e-3f)
@Training(epochs = 20, batchSize = 32, seed = 3)
class SpokenDigits {
  @Conv2d(out = 16, kernel = 3, padding = 1, bias = false)
  Layer conv1;

  @BatchNorm2d
  @ReLU
  Layer norm1;

  @MaxPool2d(kernel = 2)
  Layer pool1;

  @Conv2d(out = 32, kernel = 3, padding = 1, bias = false)
  Layer conv2;

  @BatchNorm2d
  @ReLU
  Layer norm2;

  @MaxPool2d(kernel = 2)
  Layer pool2;

  @Conv2d(out = 64, kernel = 3, padding = 1, bias = false)
  Layer conv3;

  @BatchNorm2d
  @ReLU
  Layer norm3;

  @AdaptiveAvgPool2d({2, 2})
  Layer pool3;

  @Flatten
  Layer flatten;

  @Dropout(0.2f)
  Layer dropout;

  @Linear(10)
  Layer digit;
}
