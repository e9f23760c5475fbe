package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.util.Objects;

/** One data set after another. */
final class ConcatDataset<I, T> implements Dataset<I, T>, Slot.Filler<I, T> {
  private final Dataset<? extends I, ? extends T> first;
  private final Dataset<? extends I, ? extends T> second;
  private final int size;

  ConcatDataset(Dataset<? extends I, ? extends T> first, Dataset<? extends I, ? extends T> second) {
    this.first = first;
    this.second = second;
    this.size = sum(first.size(), second.size());
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Example<I, T> get(int index) {
    Objects.checkIndex(index, size);
    int boundary = first.size();
    return index < boundary ? copy(first.get(index)) : copy(second.get(index - boundary));
  }

  @Override
  public void read(int index, Slot<I, T> slot) {
    Objects.checkIndex(index, size);
    int boundary = first.size();
    slot.read(index < boundary ? first : second, index < boundary ? index : index - boundary);
  }

  private static <I, T> Example<I, T> copy(Example<? extends I, ? extends T> example) {
    return new Example<>(example.input(), example.target());
  }

  private static int sum(int first, int second) {
    long sum = (long) first + second;
    if (sum > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "at most " + Integer.MAX_VALUE + " examples together",
          first + " and " + second,
          "join fewer data sets"));
    }
    return (int) sum;
  }
}
