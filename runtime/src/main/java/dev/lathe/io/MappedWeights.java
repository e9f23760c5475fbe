package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An open safetensors file, of which only the header is in memory: as {@code safe_open} of the package safetensors. Any number of threads may read from it.
 *
 * <p>The header is checked when the file is opened; a file that changes while it is open gives undefined numbers.
 */
public final class MappedWeights implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private final SafetensorsReader reader;
  private final Map<String, TensorType> types;

  private MappedWeights(Path file, FileChannel channel, SafetensorsReader reader) {
    this.file = file;
    this.channel = channel;
    this.reader = reader;
    Map<String, TensorType> ordered = new LinkedHashMap<>();
    reader.entries().forEach((name, entry) -> {
      ordered.put(
          name,
          new TensorType(entry.dtype(), Arrays.stream(entry.shape()).boxed().toList()));
    });
    this.types = Collections.unmodifiableMap(ordered);
  }

  static MappedWeights open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new MappedWeights(file, channel, SafetensorsReader.index(file, channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Types and shapes of all tensors by name, in the order in which they lie in the file. */
  public Map<String, TensorType> types() {
    return types;
  }

  /** What the writer said about the tensors, empty where it said nothing. */
  public Map<String, String> metadata() {
    return reader.metadata();
  }

  /**
   * Reads one tensor.
   *
   * @throws IllegalArgumentException where there is none of this name (L212)
   * @throws IllegalStateException when the file was closed (L214)
   */
  public TensorData tensor(String name) throws IOException {
    require(name);
    return reader.tensor(name);
  }

  /**
   * The bytes of one tensor in the file itself: little-endian, row-major, to be read only. They take no memory of the heap, and stay there after {@link #close}
   * as long as the buffer does. Where another program makes the file shorter meanwhile, reading the buffer throws {@link InternalError}; {@link #tensor} throws an {@code IOException}.
   *
   * @throws IllegalArgumentException where there is none of this name (L212)
   * @throws IllegalStateException when the file was closed (L214)
   */
  public ByteBuffer map(String name) throws IOException {
    require(name);
    return reader.map(name, channel);
  }

  /** Closes the file. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void require(String name) {
    if (!channel.isOpen()) {
      throw new IllegalStateException(
          Message.of("L214", "an open file", file + ", closed", "read tensors before close()"));
    }
    if (!types.containsKey(name)) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "the name of a tensor in " + file,
          Message.quoted(name),
          "types() has the names: " + Message.snippet(String.join(", ", types.keySet()))));
    }
  }
}
