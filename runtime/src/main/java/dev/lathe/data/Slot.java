package dev.lathe.data;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place for one example after another. What data sets on the way to it have made for one example is kept here, for their transforms to use again for the next.
 *
 * @param <I> type of the inputs
 * @param <T> type of the targets
 */
final class Slot<I, T> {
  private @Nullable I input;
  private @Nullable T target;
  private @Nullable I spent;
  private @Nullable Slot<?, ?> source;

  /** A data set that can put its examples in a slot without making any object. */
  interface Filler<I, T> {

    void read(int index, Slot<I, T> slot);
  }

  /** Takes an example of a data set. */
  @SuppressWarnings("unchecked") // a filler fills slots of its own types
  void read(Dataset<? extends I, ? extends T> data, int index) {
    if (data instanceof Filler<?, ?> filler) {
      ((Filler<I, T>) filler).read(index, this);
    } else {
      Example<? extends I, ? extends T> example = data.get(index);
      put(example.input(), example.target());
    }
  }

  /** Takes an example of a data set as it is transformed. */
  @SuppressWarnings("unchecked") // one slot serves one chain of data sets
  <A, B> void read(
      Dataset<A, B> data,
      int index,
      Transform<? super A, ? extends I> input,
      Transform<? super B, ? extends T> target) {
    Slot<A, B> from = source == null ? new Slot<>() : (Slot<A, B>) source;
    source = from;
    from.read(data, index);
    I made = ((Transform<A, I>) input).apply(from.input(), spent);
    boolean handedOn = (Object) made == from.input();
    spent = handedOn ? spent : made; // what is handed on belongs to somebody else
    put(made, target.apply(from.target()));
  }

  /** Takes an example. */
  void put(I newInput, T newTarget) {
    input = Objects.requireNonNull(newInput, "input");
    target = Objects.requireNonNull(newTarget, "target");
  }

  I input() {
    return Objects.requireNonNull(input);
  }

  T target() {
    return Objects.requireNonNull(target);
  }
}
