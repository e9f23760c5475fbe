package dev.lathe.data;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Keeps every example that was read once. */
final class CachedDataset<I, T> implements Dataset<I, T> {
  private final Dataset<I, T> source;
  private final AtomicReferenceArray<Example<I, T>> examples;

  CachedDataset(Dataset<I, T> source) {
    this.source = source;
    this.examples = new AtomicReferenceArray<>(source.size());
  }

  @Override
  public int size() {
    return examples.length();
  }

  @Override
  public Example<I, T> get(int index) {
    Example<I, T> kept = examples.get(index);
    return kept == null ? keep(index) : kept;
  }

  /** Whichever of two threads comes first: both have read the same. */
  private Example<I, T> keep(int index) {
    Example<I, T> read = read(source, index);
    return examples.compareAndSet(index, null, read) ? read : examples.get(index);
  }

  /** An example as it is whenever it is read: with random numbers of its own, of no epoch and no loader. */
  static <I, T> Example<I, T> read(Dataset<I, T> source, int index) {
    Slot<I, T> slot = new Slot<>();
    Chance.during(0, 0, index, (place, at) -> place.read(source, at), slot);
    return new Example<>(slot.input(), slot.target());
  }
}
