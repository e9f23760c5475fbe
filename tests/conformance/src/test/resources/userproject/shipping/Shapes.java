package app;

import dev.lathe.nn.*;
import dev.lathe.optim.*;

/** Windows, running statistics and several layers alike. */
@Network(input = {1, 12, 12}, weights = "shapes.safetensors", inference = true)
@CrossEntropyLoss
@Adam(lr = 0.01f)
@Training(epochs = 2, batchSize = 4)
class Shapes {
  @Conv2d(out = 6, kernel = 3) @ReLU Layer first;
  @BatchNorm2d Layer norm;
  @Conv2d(out = 6, kernel = 3, stride = 2) @Tanh Layer second;
  @MaxPool2d(kernel = 2) Layer pooled;
  @Flatten Layer flat;
  @Linear(4) Layer scores;
}
