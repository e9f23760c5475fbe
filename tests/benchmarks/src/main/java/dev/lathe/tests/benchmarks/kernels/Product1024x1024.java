package dev.lathe.tests.benchmarks.kernels;

import dev.lathe.nn.Layer;
import dev.lathe.nn.Linear;
import dev.lathe.nn.MSELoss;
import dev.lathe.nn.Network;
import dev.lathe.optim.SGD;

/** A product and nothing else. */
@Network(input = {1024})
@MSELoss
@SGD
class Product1024x1024 {
  @Linear(value = 1024, bias = false)
  Layer product;
}
