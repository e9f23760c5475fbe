package dev.lathe.data;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A batch that holds its examples in arrays, so that it can be filled anew and nothing is allocated. */
final class ArrayBatch<I, T> implements Batch<I, T> {
  private final Object[] inputs;
  private final Object[] targets;
  private final int[] indices;
  private final @Nullable Slot<?, ?>[] slots;
  private final List<I> inputList;
  private final List<T> targetList;
  private int size;

  /** An empty one, to be filled before anybody sees it. */
  ArrayBatch(int capacity) {
    inputs = new Object[capacity];
    targets = new Object[capacity];
    indices = new int[capacity];
    slots = new Slot<?, ?>[capacity];
    inputList = new Elements<>(inputs);
    targetList = new Elements<>(targets);
  }

  void clear() {
    size = 0;
  }

  /** Where the next example may be read, with what an earlier one was made of at this place. */
  @SuppressWarnings("unchecked") // only what this makes is in there
  Slot<I, T> nextSlot() {
    Slot<?, ?> slot = slots[size];
    if (slot == null) {
      slot = new Slot<I, T>();
      slots[size] = slot;
    }
    return (Slot<I, T>) slot;
  }

  /** Takes one more example, which stands at {@code index} in its data set. */
  void add(I input, T target, int index) {
    inputs[size] = input;
    targets[size] = target;
    indices[size] = index;
    size++;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public List<I> inputs() {
    return inputList;
  }

  @Override
  public List<T> targets() {
    return targetList;
  }

  @Override
  public int datasetIndex(int index) {
    return indices[within(index)];
  }

  /** In a smaller batch than the one before, old examples lie behind the last. */
  private int within(int index) {
    return Objects.checkIndex(index, size);
  }

  @Override
  public String toString() {
    return "batch of " + size;
  }

  /** The first elements of an array, as many as the batch has. */
  private final class Elements<E> extends AbstractList<E> implements RandomAccess {
    private final Object[] elements;

    Elements(Object[] elements) {
      this.elements = elements;
    }

    @Override
    @SuppressWarnings("unchecked") // only what add takes is in there
    public E get(int index) {
      return (E) elements[within(index)];
    }

    @Override
    public int size() {
      return size;
    }
  }
}
