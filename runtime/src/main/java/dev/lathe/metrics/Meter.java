package dev.lathe.metrics;

/** Takes predictions batch by batch and says what they come to. Serves one thread at a time; after an exception it is of no more use. */
public interface Meter {

  /**
   * Adds the examples of a batch, which may be filled again afterwards. A batch of no examples changes nothing, but is checked as any other.
   *
   * @throws IllegalArgumentException with code L212 when the metric does not fit the network, or another number of outputs than before; L202 for a target out of range
   */
  void add(Predictions batch);

  /** The metric of all examples so far; NaN where it is not defined, as it is without examples. */
  double value();
}
