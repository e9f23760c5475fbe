package dev.lathe.data;

import dev.lathe.io.AtomicFile;
import dev.lathe.runtime.Message;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Path;

/**
 * A file of cached examples, little-endian: {@link #BEGIN}; for each example the number of bytes of its input (4 bytes), the input and the target; where each example begins (8 bytes
 * each); where that list begins (8 bytes), {@link #END}.
 */
final class CacheFile {
  static final long BEGIN = 0x3130_4843_4143_4CL;
  static final long END = 0x444E_4548_4341_434CL;

  private final Path path;
  private final MappedFile bytes;
  private final long list;

  private CacheFile(Path path, MappedFile bytes) throws IOException {
    this.path = path;
    this.bytes = bytes;
    boolean ours = bytes.size() >= 3 * Long.BYTES
        && bytes.at(0, Long.BYTES).getLong() == BEGIN
        && bytes.at(bytes.size() - Long.BYTES, Long.BYTES).getLong() == END;
    if (!ours) {
      throw damaged(0, "a whole file of cached examples", "another file, or part of one");
    }
    this.list = bytes.at(bytes.size() - 2 * Long.BYTES, Long.BYTES).getLong();
  }

  /** Writes all examples of a data set, as a whole file or none. */
  static <I, T> void write(Dataset<I, T> source, Path path, Stored<I> inputs, Stored<T> targets)
      throws IOException {
    AtomicFile.write(path, channel -> {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      write(source, out, inputs, targets);
      out.flush();
    });
  }

  private static <I, T> void write(
      Dataset<I, T> source, OutputStream out, Stored<I> inputs, Stored<T> targets)
      throws IOException {
    out.write(longs(BEGIN));
    long[] starts = new long[source.size()];
    long at = Long.BYTES;
    for (int index = 0; index < starts.length; index++) {
      Example<I, T> example = Chance.read(source, index);
      byte[] input = inputs.toBytes().apply(example.input());
      byte[] target = targets.toBytes().apply(example.target());
      out.write(buffer(Integer.BYTES).putInt(input.length).array());
      out.write(input);
      out.write(target);
      starts[index] = at;
      at += checked(Integer.BYTES + (long) input.length + target.length, index);
    }
    out.write(longs(starts));
    out.write(longs(at, END));
  }

  private static long checked(long length, int index) {
    if (length > MappedFile.MAX_PIECE) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "examples of at most " + MappedFile.MAX_PIECE + " bytes",
          length + " bytes at index " + index,
          "cache them before they are made larger"));
    }
    return length;
  }

  private static byte[] longs(long... values) {
    ByteBuffer bytes = buffer(Math.multiplyExact(values.length, Long.BYTES));
    bytes.asLongBuffer().put(values);
    return bytes.array();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Opens a file for as many examples.
   *
   * @throws IOException with code L207 or L208 where it is no such file
   */
  static <I, T> Dataset<I, T> open(int size, Path path, Stored<I> inputs, Stored<T> targets)
      throws IOException {
    CacheFile file = new CacheFile(path, MappedFile.open(path));
    long listed = (file.bytes.size() - 2 * Long.BYTES - file.list) / Long.BYTES;
    boolean whole = file.list == file.bytes.size() - (2L + size) * Long.BYTES;
    if (!whole) {
      throw file.damaged(file.bytes.size() - 16, "a list of " + size + " examples", listed + "");
    }
    long[] starts = new long[size + 1];
    for (int i = 0; i <= size; i++) {
      starts[i] = file.start(i);
      long length = i == 0 ? 0 : starts[i] - starts[i - 1];
      if (i == 0
          ? starts[0] != Long.BYTES
          : length < Integer.BYTES || length > MappedFile.MAX_PIECE) {
        throw file.damaged(file.list + (long) i * Long.BYTES, "places that ascend", starts[i] + "");
      }
    }
    return new MappedExamples<>(path, file.bytes, starts, inputs, targets);
  }

  /** Where an example begins; the end of the last one is the list of these. */
  private long start(int index) {
    return bytes.at(list + (long) index * Long.BYTES, Long.BYTES).getLong();
  }

  private IOException damaged(long offset, String expected, String found) {
    return new IOException(damage(path, offset, expected, found));
  }

  static String damage(Path path, long offset, String expected, String found) {
    String fix = "delete the file: it is then made anew";
    return Message.of("L208", expected + " in " + path + ", offset " + offset, found, fix);
  }
}
