package dev.lathe.data;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A batch that holds its examples in slots, so that it can be filled anew and nothing is allocated. */
final class ArrayBatch<I, T> implements Batch<I, T> {
  private final int[] indices;
  private final @Nullable Slot<?, ?>[] slots;
  private final List<I> inputList;
  private final List<T> targetList;
  private int size;

  /** An empty one, to be filled before anybody sees it. */
  ArrayBatch(int capacity) {
    indices = new int[capacity];
    slots = new Slot<?, ?>[capacity];
    inputList = new Elements<>(Slot::input);
    targetList = new Elements<>(Slot::target);
  }

  void clear() {
    size = 0;
  }

  /** Where the next example may be read, with what an earlier one was made of at this place. */
  Slot<I, T> nextSlot() {
    if (slots[size] == null) {
      slots[size] = new Slot<I, T>();
    }
    return slot(size);
  }

  /** Takes what is in the next slot as one more example, which stands at {@code index} in its data set. */
  void add(int index) {
    indices[size] = index;
    size++;
  }

  /** Takes one more example. */
  void add(I input, T target, int index) {
    nextSlot().put(input, target);
    add(index);
  }

  @SuppressWarnings("unchecked") // only what nextSlot makes is in there
  private Slot<I, T> slot(int index) {
    return (Slot<I, T>) Objects.requireNonNull(slots[index]);
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

  /** Inputs or targets, out of as many slots as the batch has examples. */
  private final class Elements<E> extends AbstractList<E> implements RandomAccess {
    private final Function<Slot<I, T>, E> part;

    Elements(Function<Slot<I, T>, E> part) {
      this.part = part;
    }

    @Override
    public E get(int index) {
      return part.apply(slot(within(index)));
    }

    @Override
    public int size() {
      return size;
    }
  }
}
