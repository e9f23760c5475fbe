package dev.lathe.data;

import java.util.List;

/** Examples that are all in memory. */
record ListDataset<I, T>(List<Example<I, T>> examples) implements Dataset<I, T> {

  ListDataset {
    examples = List.copyOf(examples);
  }

  @Override
  public int size() {
    return examples.size();
  }

  @Override
  public Example<I, T> get(int index) {
    return examples.get(index);
  }
}
