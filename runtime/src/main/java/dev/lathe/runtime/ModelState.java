package dev.lathe.runtime;

import java.util.List;

/** Everything of a network that outlives a step: weights, statistics, moments of the optimizer. Written by the processor. */
public interface ModelState {
  /** All of it, in the order of the layers. */
  List<StateTensor> tensors();

  /** Gives everything its first value, a function of the seed alone. */
  void initialize(long seed);

  /** Gives what the optimizer keeps its first value, and leaves what is saved alone. */
  void initializeOptimizer();
}
