package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.util.List;

/** A batch that holds its examples in lists. */
record ListBatch<I, T>(List<I> inputs, List<T> targets, List<Integer> indices)
    implements Batch<I, T> {

  ListBatch {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException(
          Message.of("L203", "at least 1 example in a batch", "none", "leave the batch out"));
    }
    inputs = List.copyOf(inputs);
    targets = List.copyOf(targets);
    indices = List.copyOf(indices);
  }

  @Override
  public int datasetIndex(int index) {
    return indices.get(index);
  }

  @Override
  public String toString() {
    return "batch of " + inputs.size();
  }
}
