package dev.lathe.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A batch that holds its examples in arrays, so that it can be filled anew and nothing is allocated. */
final class ArrayBatch<I, T> implements Batch<I, T> {
  private final Object[] inputs;
  private final Object[] targets;
  private final int[] indices;
  private int size;

  /** An empty one, to be filled before anybody sees it. */
  ArrayBatch(int capacity) {
    inputs = new Object[capacity];
    targets = new Object[capacity];
    indices = new int[capacity];
  }

  void clear() {
    size = 0;
  }

  /** Takes one more example, which stands at {@code index} in its data set. */
  void add(Example<I, T> example, int index) {
    inputs[size] = example.input();
    targets[size] = example.target();
    indices[size] = index;
    size++;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public List<I> inputs() {
    return list(inputs);
  }

  @Override
  public List<T> targets() {
    return list(targets);
  }

  @SuppressWarnings("unchecked") // only what add takes is in there
  private <E> List<E> list(Object[] elements) {
    return (List<E>) Collections.unmodifiableList(Arrays.asList(elements).subList(0, size));
  }

  @Override
  @SuppressWarnings("unchecked") // only what add takes is in there
  public I input(int index) {
    return (I) inputs[within(index)];
  }

  @Override
  @SuppressWarnings("unchecked") // only what add takes is in there
  public T target(int index) {
    return (T) targets[within(index)];
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
}
