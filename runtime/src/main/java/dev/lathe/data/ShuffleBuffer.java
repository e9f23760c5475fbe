package dev.lathe.data;

import dev.lathe.runtime.Message;
import dev.lathe.runtime.Randoms;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Gives what it takes in another order: of the elements it holds, any may be next. */
final class ShuffleBuffer<E> implements Iterator<E> {
  private static final int STREAM = 0x6275;

  private final Iterator<E> source;
  private final int capacity;
  private final long key;
  private final List<E> held = new ArrayList<>();
  private int drawn;

  private ShuffleBuffer(Iterator<E> source, int capacity, long key) {
    this.source = source;
    this.capacity = capacity;
    this.key = key;
  }

  static <I, T> IterableDataset<I, T> of(IterableDataset<I, T> data, int capacity, long seed) {
    if (capacity < 1) {
      throw new IllegalArgumentException(Message.of(
          "L212", "a buffer of at least 1 example", String.valueOf(capacity), "10000 is common"));
    }
    return epoch -> stream(data.examples(epoch), capacity, Randoms.key(seed, epoch, STREAM));
  }

  private static <E> Stream<E> stream(Stream<E> source, int capacity, long key) {
    Iterator<E> shuffled = new ShuffleBuffer<>(source.iterator(), capacity, key);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(shuffled, Spliterator.ORDERED), false)
        .onClose(source::close);
  }

  @Override
  public boolean hasNext() {
    return !held.isEmpty() || source.hasNext();
  }

  @Override
  public E next() {
    while (held.size() < capacity && source.hasNext()) {
      held.add(source.next());
    }
    if (held.isEmpty()) {
      throw new NoSuchElementException();
    }
    int chosen = Randoms.below(key, drawn++, held.size());
    E last = held.remove(held.size() - 1);
    return chosen == held.size() ? last : held.set(chosen, last);
  }
}
