package dev.lathe.tests.benchmarks.networks;

import dev.lathe.nn.Conv2d;
import dev.lathe.nn.CrossEntropyLoss;
import dev.lathe.nn.Flatten;
import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.MaxPool2d;
import dev.lathe.nn.Network;
import dev.lathe.nn.ReLU;
import dev.lathe.optim.Adam;
import dev.lathe.optim.Training;

/** LeNet-5 in today's form: ReLU, and the maximum of each window. */
@Network(input = {1, 28, 28})
@CrossEntropyLoss
@Adam(lr = 1e-3f)
@Training(batchSize = 64, shuffle = false)
public class LeNet {
  @Conv2d(out = 6, kernel = 5, padding = 2)
  @ReLU
  Layer conv1;

  @MaxPool2d(kernel = 2)
  Layer pool1;

  @Conv2d(out = 16, kernel = 5)
  @ReLU
  Layer conv2;

  @MaxPool2d(kernel = 2)
  Layer pool2;

  @Flatten
  Layer flatten;

  @Linear(120)
  @ReLU
  Layer hidden1;

  @Linear(84)
  @ReLU
  Layer hidden2;

  @Linear(10)
  Layer logits;
}
