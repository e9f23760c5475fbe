package dev.lathe.runtime;

import dev.lathe.data.Dataset;
import dev.lathe.io.TensorData;
import java.util.Map;

/**
 * How one example becomes the numbers a network reads.
 *
 * @param <I> what the user hands in
 */
public interface InputCodec<I> {
  /**
   * Writes the example in row {@code example} of the program's array {@code number}, and of those that follow where it has several parts. Throws
   * IllegalArgumentException (L201, L211, L215).
   */
  void encode(I input, BatchProgram program, int number, int example);

  /** Learns what it has to know about the data before the first step. */
  default void learn(Dataset<? extends I, ?> data) {}

  /** Whether it has learnt, or been loaded with, what it has to know. */
  default boolean hasLearnt() {
    return false;
  }

  /** What it has learnt, to be saved with the weights. */
  default Map<String, TensorData> state() {
    return Map.of();
  }

  /** Takes back what {@link #state} gave; names and shapes have been checked. */
  default void load(Map<String, TensorData> state) {}
}
