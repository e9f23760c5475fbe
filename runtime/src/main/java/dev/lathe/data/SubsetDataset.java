package dev.lathe.data;

import java.util.Objects;

/** Some examples of another data set, in an order of its own. */
final class SubsetDataset<I, T> implements Dataset<I, T>, Slot.Filler<I, T> {
  private final Dataset<I, T> source;
  private final int[] indices;

  /** Keeps {@code indices} without a copy. */
  SubsetDataset(Dataset<I, T> source, int[] indices) {
    int size = source.size();
    for (int index : indices) {
      Objects.checkIndex(index, size);
    }
    this.source = source;
    this.indices = indices;
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public Example<I, T> get(int index) {
    return source.get(indices[Objects.checkIndex(index, indices.length)]);
  }

  @Override
  public void read(int index, Slot<I, T> slot) {
    slot.read(source, indices[Objects.checkIndex(index, indices.length)]);
  }
}
