package dev.lathe.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The batches of one epoch, each read when it is asked for. */
final class DirectBatches<I, T> implements Iterator<Batch<I, T>> {
  private final BatchReader<I, T> reader;
  private final @Nullable ArrayBatch<I, T> reused;
  private int batches;
  private int next;

  /**
   * @param first batch to read
   * @param batches of the whole epoch
   * @param reuse whether all batches are one object, filled anew
   */
  DirectBatches(BatchReader<I, T> reader, int first, int batches, boolean reuse) {
    this.reader = reader;
    this.reused = reuse ? reader.room() : null;
    this.next = first;
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
      return reader.read(next++, reused == null ? reader.room() : reused);
    } catch (RuntimeException | Error e) {
      batches = 0; // a failed epoch is over, as it is with workers
      throw e;
    }
  }
}
