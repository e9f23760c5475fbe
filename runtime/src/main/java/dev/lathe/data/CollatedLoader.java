package dev.lathe.data;

import java.util.Iterator;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a data set in batches that have become one object each for inputs and targets. See {@link DataLoader#collate}.
 *
 * @param <X> what the inputs of a batch become
 * @param <Y> what the targets of a batch become
 */
public final class CollatedLoader<X, Y> implements Iterable<Example<X, Y>> {
  private final DataLoader<?, ?> loader;
  private final IntFunction<BatchSource<Room<X, Y>>> epochs;

  private CollatedLoader(DataLoader<?, ?> loader, IntFunction<BatchSource<Room<X, Y>>> epochs) {
    this.loader = loader;
    this.epochs = epochs;
  }

  static <I, T, X, Y> CollatedLoader<X, Y> of(
      DataLoader<I, T> loader, Collate<? super I, X> inputs, Collate<? super T, Y> targets) {
    return new CollatedLoader<>(
        loader, epoch -> new Collating<>(loader.reader(epoch), inputs, targets));
  }

  /** The batches of the next epoch, as {@link DataLoader#iterator()}. */
  @Override
  public Iterator<Example<X, Y>> iterator() {
    return iterator(loader.takeEpoch(), 0);
  }

  /** The batches of one epoch from one on, as {@link DataLoader#iterator(int, int)}. */
  public Iterator<Example<X, Y>> iterator(int epoch, int firstBatch) {
    loader.requireBatch(epoch, firstBatch);
    return unpacked(loader.batches(epochs.apply(epoch), firstBatch));
  }

  private static <X, Y> Iterator<Example<X, Y>> unpacked(Iterator<Room<X, Y>> rooms) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rooms.hasNext();
      }

      @Override
      public Example<X, Y> next() {
        return rooms.next().collated();
      }
    };
  }

  /** A batch as it is read, and what it becomes. */
  private record Room<X, Y>(ArrayBatch<?, ?> batch, Example<X, Y> collated) {}

  /** Reads batches and collates them, in whichever thread it is called. */
  private record Collating<I, T, X, Y>(
      BatchReader<I, T> reader, Collate<? super I, X> inputs, Collate<? super T, Y> targets)
      implements BatchSource<Room<X, Y>> {

    @Override
    @SuppressWarnings("unchecked") // rooms are made here
    public Room<X, Y> read(int number, @Nullable Room<X, Y> spent) {
      ArrayBatch<I, T> batch =
          reader.read(number, spent == null ? null : (ArrayBatch<I, T>) spent.batch());
      try {
        return collate(batch, spent);
      } catch (RuntimeException e) {
        throw new DataLoaderException(index(number), e);
      }
    }

    private Room<X, Y> collate(ArrayBatch<I, T> batch, @Nullable Room<X, Y> spent) {
      Example<X, Y> old = spent == null ? null : spent.collated();
      X x = inputs.collate(batch.inputs(), old == null ? null : old.input());
      Y y = targets.collate(batch.targets(), old == null ? null : old.target());
      boolean same = old != null && x == old.input() && y == old.target();
      return same && spent != null ? spent : new Room<>(batch, new Example<>(x, y));
    }

    @Override
    public int index(int number) {
      return reader.index(number);
    }
  }
}
