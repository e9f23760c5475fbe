package dev.lathe.tests.networks;

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
import dev.lathe.optim.CosineAnnealingLR;
import dev.lathe.optim.LinearLR;
import dev.lathe.optim.SGD;
import dev.lathe.optim.ScheduleInterval;
import dev.lathe.optim.SequentialLR;
import dev.lathe.optim.Training;

/** Small pictures through convolutions, of either layout, with a schedule that changes the rate in each step. */
@Network(input = {1, 14, 14})
@CrossEntropyLoss
@SGD(lr = 0.01f, momentum = 0.9f)
@LinearLR(interval = ScheduleInterval.STEP)
@CosineAnnealingLR(tMax = 100_000, interval = ScheduleInterval.STEP)
@SequentialLR(
    milestones = {20},
    interval = ScheduleInterval.STEP)
@Training(epochs = 1, batchSize = 4, seed = 3)
public final class Stripes {
  @Conv2d(out = 4, kernel = 3, padding = 1)
  Layer convolution;

  @BatchNorm2d
  @ReLU
  Layer norm;

  @MaxPool2d(kernel = 2)
  Layer pool;

  @Conv2d(out = 16, kernel = 3, padding = 1)
  @ReLU
  Layer wide;

  @Conv2d(out = 16, kernel = 3, padding = 1)
  @ReLU
  Layer channelsLast;

  @Flatten
  Layer flatten;

  @Dropout(0.1f)
  Layer dropout;

  @Linear(10)
  Layer logits;
}
