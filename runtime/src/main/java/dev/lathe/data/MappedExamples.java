package dev.lathe.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Examples of a file in the address space, made anew each time they are read. */
final class MappedExamples<I, T> implements Dataset<I, T> {
  private final Path path;
  private final MappedFile bytes;
  private final long[] starts;
  private final Stored<I> inputs;
  private final Stored<T> targets;

  /** @param starts of each example, and the end of the last one; ascending, checked */
  MappedExamples(Path path, MappedFile bytes, long[] starts, Stored<I> inputs, Stored<T> targets) {
    this.path = path;
    this.bytes = bytes;
    this.starts = starts;
    this.inputs = inputs;
    this.targets = targets;
  }

  @Override
  public int size() {
    return starts.length - 1;
  }

  @Override
  public Example<I, T> get(int index) {
    long from = starts[Objects.checkIndex(index, size())];
    int length = (int) (starts[index + 1] - from) - Integer.BYTES;
    int input = bytes.at(from, Integer.BYTES).getInt();
    if (input < 0 || input > length) {
      throw broken(from, "an input of at most " + length + " bytes", input + " bytes", null);
    }
    long begin = from + Integer.BYTES;
    return new Example<>(
        value(inputs, begin, input), value(targets, begin + input, length - input));
  }

  private <V> V value(Stored<V> stored, long from, int length) {
    ByteBuffer piece = bytes.at(from, length);
    try {
      return stored.toValue().apply(piece);
    } catch (RuntimeException e) {
      throw broken(from, "a value as it was stored", String.valueOf(e), e);
    }
  }

  private UncheckedIOException broken(
      long offset, String expected, String found, @Nullable Throwable cause) {
    String message = CacheFile.damage(path, offset, expected, found);
    return new UncheckedIOException(message, new IOException(message, cause));
  }
}
