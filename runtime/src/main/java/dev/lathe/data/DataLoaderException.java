package dev.lathe.data;

import dev.lathe.runtime.Message;

/**
 * An example that a {@link DataLoader} asked for could not be read. The cause is what the data set or a transform
 * threw.
 */
public final class DataLoaderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int index;

  DataLoaderException(int index, Throwable cause) {
    super(
        Message.of(
            "L213",
            "to read the example at index " + index,
            found(cause),
            "mend the example, or leave it out with subset"),
        cause);
    this.index = index;
  }

  /** Our own messages need no name of an exception before them. */
  private static String found(Throwable cause) {
    String message = cause.getMessage();
    return message != null && message.startsWith("[L") ? message : cause.toString();
  }

  /** Index of the example in the data set that the loader was made of. */
  public int index() {
    return index;
  }
}
