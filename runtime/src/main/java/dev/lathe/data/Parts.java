package dev.lathe.data;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.Function;

/** One part of every example of a data set, which is read when it is asked for. */
final class Parts<I, T, E> extends AbstractList<E> implements RandomAccess {
  private final Dataset<I, T> data;
  private final Function<Example<I, T>, E> part;

  Parts(Dataset<I, T> data, Function<Example<I, T>, E> part) {
    this.data = data;
    this.part = part;
  }

  @Override
  public E get(int index) {
    return part.apply(data.get(index));
  }

  @Override
  public int size() {
    return data.size();
  }
}
