package dev.lathe.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads a safetensors file: 8 bytes of length, a JSON header of that length, the data.
 *
 * <p>Lengths are compared with the file's own before anything of that length is allocated, and ranges of tensors must
 * not overlap: a file cannot make the reader hold more than some times its own size.
 */
final class SafetensorsReader {
  /** As in the reference reader. */
  static final int HEADER_LIMIT = 100_000_000;

  private static final int LENGTH_BYTES = 8;

  private final Bytes source;
  private final long size;
  private final Refusals refusals;
  private final Map<String, SafetensorsHeader.Entry> entries = new LinkedHashMap<>();
  private Map<String, String> metadata = Map.of();
  private long dataStart;

  /** What can be read from anywhere. */
  private interface Bytes {
    byte[] read(long position, int length) throws IOException;
  }

  private SafetensorsReader(Bytes source, long size, Refusals refusals) {
    this.source = source;
    this.size = size;
    this.refusals = refusals;
  }

  static WeightsFile read(Path file, FileChannel channel) throws IOException {
    return index(file, channel).all();
  }

  /**
   * Reads what is in memory.
   *
   * @param name for messages
   */
  static WeightsFile read(Path name, byte[] content) throws IOException {
    SafetensorsReader reader = new SafetensorsReader(
        (position, length) -> Arrays.copyOfRange(content, (int) position, (int) position + length),
        content.length,
        new Refusals(name));
    reader.readHeader();
    return reader.all();
  }

  private WeightsFile all() throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    for (String name : entries.keySet()) {
      tensors.put(name, tensor(name));
    }
    return new WeightsFile(tensors, metadata);
  }

  /** Reads the header alone, and checks it against the file's length. */
  static SafetensorsReader index(Path file, FileChannel channel) throws IOException {
    SafetensorsReader reader = new SafetensorsReader(
        (position, length) -> Transfer.read(channel, position, length),
        channel.size(),
        new Refusals(file));
    reader.readHeader();
    return reader;
  }

  private void readHeader() throws IOException {
    byte[] start = bytes(0, (int) Math.min(size, FileKind.LONGEST_MARK));
    FileKind.refuseOthers(start, size, refusals);
    long headerLength = headerLength(start);
    byte[] text = bytes(LENGTH_BYTES, (int) headerLength);
    checkUtf8(text);
    SafetensorsHeader header = SafetensorsHeader.parse(text, LENGTH_BYTES, refusals);
    metadata = Collections.unmodifiableMap(header.metadata());
    dataStart = LENGTH_BYTES + headerLength;
    SafetensorsLayout layout = new SafetensorsLayout(dataStart, size - dataStart, refusals);
    layout.check(header.entries()).forEach(entry -> entries.put(entry.name(), entry));
  }

  /** All tensors by name, in the order of their data. */
  Map<String, SafetensorsHeader.Entry> entries() {
    return entries;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  /** Reads one tensor. */
  TensorData tensor(String name) throws IOException {
    SafetensorsHeader.Entry entry = Objects.requireNonNull(entries.get(name));
    byte[] bytes = bytes(dataStart + entry.begin(), (int) (entry.end() - entry.begin()));
    return TensorData.wrap(entry.dtype(), entry.shape(), bytes);
  }

  /** The bytes of one tensor where they lie in the file. */
  ByteBuffer map(String name, FileChannel channel) throws IOException {
    SafetensorsHeader.Entry entry = Objects.requireNonNull(entries.get(name));
    long length = entry.end() - entry.begin();
    return channel
        .map(FileChannel.MapMode.READ_ONLY, dataStart + entry.begin(), length)
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] bytes(long position, int length) throws IOException {
    try {
      return source.read(position, length);
    } catch (EOFException e) {
      throw refusals.malformed(position, size + " bytes in all, as when reading began", "less");
    }
  }

  private long headerLength(byte[] start) throws WeightsFormatException {
    long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > HEADER_LIMIT) {
      throw refusals.malformed(
          0,
          "a header of 2 to " + HEADER_LIMIT + " bytes",
          "a length of " + Long.toUnsignedString(length));
    }
    if (length > size - LENGTH_BYTES) {
      throw refusals.malformed(
          size,
          "the rest of a header of " + length + " bytes",
          "the end of the file after " + size + " bytes");
    }
    return length;
  }

  private void checkUtf8(byte[] text) throws WeightsFormatException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports, does not replace
    ByteBuffer bytes = ByteBuffer.wrap(text);
    CharBuffer piece = CharBuffer.allocate(4096);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      result = decoder.decode(bytes, piece.clear(), true);
    }
    if (result.isError()) {
      String found = "0x" + Integer.toHexString(text[bytes.position()] & 0xFF);
      throw refusals.malformed(LENGTH_BYTES + bytes.position(), "UTF-8", found);
    }
  }
}
