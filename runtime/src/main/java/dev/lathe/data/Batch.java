package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.util.List;

/**
 * The examples of one training step, in order.
 *
 * @param <I> type of the inputs
 * @param <T> type of the targets
 */
public interface Batch<I, T> {

  /** All inputs, in order; cannot be changed. */
  List<I> inputs();

  /** All targets, in the order of the inputs; cannot be changed. */
  List<T> targets();

  /** Number of examples, at least 1. */
  default int size() {
    return inputs().size();
  }

  /** The input at a place in the batch, 0 to {@code size() - 1}. */
  default I input(int index) {
    return inputs().get(index);
  }

  /** The target at a place in the batch, 0 to {@code size() - 1}. */
  default T target(int index) {
    return targets().get(index);
  }

  /** Where an example of the batch stands in the data set that was read; in a batch made by hand, its place in the batch. */
  default int datasetIndex(int index) {
    return index;
  }

  /**
   * A batch of these examples.
   *
   * @throws IllegalArgumentException with code L203 when there are none
   */
  static <I, T> Batch<I, T> of(List<Example<I, T>> examples) {
    if (examples.isEmpty()) {
      throw new IllegalArgumentException(
          Message.of("L203", "at least 1 example in a batch", "none", "leave the batch out"));
    }
    ArrayBatch<I, T> batch = new ArrayBatch<>(examples.size());
    for (Example<I, T> example : examples) {
      batch.add(example.input(), example.target(), batch.size());
    }
    return batch;
  }
}
