package dev.lathe.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The batches of one epoch of a stream, each read when it is asked for. */
final class StreamBatches<I, T> implements Iterator<Batch<I, T>> {
  private final Stream<Example<I, T>> stream;
  private final Iterator<Example<I, T>> examples;
  private final int batchSize;
  private final boolean dropLast;
  private final long seed;
  private final int epoch;
  private int read;
  private boolean over;
  private @Nullable ArrayBatch<I, T> next;

  StreamBatches(IterableDataset<I, T> data, int batchSize, boolean dropLast, long seed, int epoch) {
    this.stream = data.examples(epoch);
    this.examples = stream.iterator();
    this.batchSize = batchSize;
    this.dropLast = dropLast;
    this.seed = seed;
    this.epoch = epoch;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !over) {
      next = read();
    }
    return next != null;
  }

  @Override
  public Batch<I, T> next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Batch<I, T> batch = next;
    next = null;
    return batch;
  }

  private @Nullable ArrayBatch<I, T> read() {
    ArrayBatch<I, T> batch = new ArrayBatch<>(batchSize);
    while (batch.size() < batchSize && add(batch)) {
      read++;
    }
    if (batch.size() < batchSize) {
      close();
    }
    boolean left = batch.size() == batchSize || (batch.size() > 0 && !dropLast);
    return left ? batch : null;
  }

  private boolean add(ArrayBatch<I, T> batch) {
    int before = batch.size();
    try {
      Chance.during(seed, epoch, read, this::take, batch);
    } catch (Exception e) {
      close();
      throw new DataLoaderException(read, e);
    }
    return batch.size() > before;
  }

  private void take(ArrayBatch<I, T> batch, int index) {
    if (examples.hasNext()) {
      Example<I, T> example = examples.next();
      batch.add(example.input(), example.target(), index);
    }
  }

  private void close() {
    over = true;
    stream.close();
  }
}
