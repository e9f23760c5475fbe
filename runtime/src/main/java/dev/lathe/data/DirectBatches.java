package dev.lathe.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The batches of one epoch, each read when it is asked for. */
final class DirectBatches<R> implements Iterator<R> {
  private final BatchSource<R> reader;
  private final boolean reuse;
  private int batches;
  private int next;
  private @Nullable R spent;

  /**
   * @param first batch to read
   * @param batches of the whole epoch
   * @param reuse whether all batches are one object, filled anew
   */
  DirectBatches(BatchSource<R> reader, int first, int batches, boolean reuse) {
    this.reader = reader;
    this.reuse = reuse;
    this.next = first;
    this.batches = batches;
  }

  @Override
  public boolean hasNext() {
    return next < batches;
  }

  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      R batch = reader.read(next++, spent);
      spent = reuse ? batch : null;
      return batch;
    } catch (RuntimeException | Error e) {
      batches = 0; // a failed epoch is over, as it is with workers
      throw e;
    }
  }
}
