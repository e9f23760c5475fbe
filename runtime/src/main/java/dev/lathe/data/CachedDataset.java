package dev.lathe.data;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Keeps every example that was read once; inputs and targets apart, which is one place less to go to for each. */
final class CachedDataset<I, T> implements Dataset<I, T>, Slot.Filler<I, T> {
  private final Dataset<I, T> source;
  private final AtomicReferenceArray<I> inputs;
  private final AtomicReferenceArray<T> targets;

  CachedDataset(Dataset<I, T> source) {
    this.source = source;
    this.inputs = new AtomicReferenceArray<>(source.size());
    this.targets = new AtomicReferenceArray<>(source.size());
  }

  @Override
  public int size() {
    return inputs.length();
  }

  @Override
  public Example<I, T> get(int index) {
    I input = inputs.get(index);
    return input == null ? keep(index) : new Example<>(input, targets.get(index));
  }

  @Override
  public void read(int index, Slot<I, T> slot) {
    I input = inputs.get(index);
    if (input == null) {
      Example<I, T> read = keep(index);
      slot.put(read.input(), read.target());
    } else {
      slot.put(input, targets.get(index));
    }
  }

  /** Of two threads the first is kept: its target, and then its input, which says that both are there. */
  private Example<I, T> keep(int index) {
    Example<I, T> read = Chance.read(source, index);
    if (targets.compareAndSet(index, null, read.target())) {
      inputs.set(index, read.input());
    }
    return read;
  }
}
