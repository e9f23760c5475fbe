package dev.lathe.tests.benchmarks.kernels;

import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.MSELoss;
import dev.lathe.nn.Network;
import dev.lathe.optim.SGD;

/** A product and nothing else. */
@Network(input = {512})
@MSELoss
@SGD
class Product512x512 {
  @Linear(value = 512, bias = false)
  Layer product;
}
