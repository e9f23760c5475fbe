package dev.lathe.data;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The batches of one epoch, each read when it is asked for. */
final class DirectBatches<I, T> implements Iterator<Batch<I, T>> {
  private final BatchReader<I, T> reader;
  private int batches;
  private int next;

  DirectBatches(BatchReader<I, T> reader, int batches) {
    this.reader = reader;
    this.batches = batches;
  }

  @Override
  public boolean hasNext() {
    return next < batches;
  }

  @Override
  public Batch<I, T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      return reader.read(next++);
    } catch (RuntimeException | Error e) {
      batches = 0; // a failed epoch is over, as it is with workers
      throw e;
    }
  }
}
