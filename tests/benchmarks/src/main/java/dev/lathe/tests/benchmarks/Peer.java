package dev.lathe.tests.benchmarks;

/** One network in one library. A class has a constructor {@code (Task task, Path weights)}; the weights are safetensors. */
public interface Peer extends AutoCloseable {
  /**
   * Takes steps of the optimizer, with the batches of {@link Examples} in turn, beginning with the first.
   *
   * @return the mean of the losses
   */
  double train(int steps);

  /** The scores for the first examples, from Java arrays to a Java array. */
  float[] predict(int examples);

  /** Waits for what the library does on the side, if it does anything. */
  default void settle() {}

  @Override
  void close();
}
