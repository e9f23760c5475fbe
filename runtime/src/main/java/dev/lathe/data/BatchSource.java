package dev.lathe.data;

import org.jspecify.annotations.Nullable;

/** Makes any batch of one epoch, for several threads at a time. */
interface BatchSource<R> {

  /**
   * Batch {@code number}, counted from 0.
   *
   * @param spent a batch that is not needed any more; null where there is none
   */
  R read(int number, @Nullable R spent);

  /** Where the first example of a batch stands in the data set. */
  int index(int number);
}
