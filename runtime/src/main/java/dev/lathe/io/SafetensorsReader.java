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
import java.util.LinkedHashMap;
import java.util.Map;

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

  private final Bytes bytes;
  private final long size;
  private final Refusals refusals;

  /** What can be read from anywhere. */
  private interface Bytes {
    byte[] read(long position, int length) throws IOException;
  }

  private SafetensorsReader(Bytes bytes, long size, Refusals refusals) {
    this.bytes = bytes;
    this.size = size;
    this.refusals = refusals;
  }

  static WeightsFile read(Path file, FileChannel channel) throws IOException {
    SafetensorsReader reader = new SafetensorsReader(
        (position, length) -> Transfer.read(channel, position, length),
        channel.size(),
        new Refusals(file));
    try {
      return reader.read();
    } catch (EOFException e) {
      throw reader.refusals.malformed(
          channel.size(), reader.size + " bytes, as when reading began, up to the end", "less");
    }
  }

  /** @param name for messages */
  static WeightsFile read(Path name, byte[] content) throws IOException {
    Bytes bytes =
        (position, length) -> Arrays.copyOfRange(content, (int) position, (int) position + length);
    return new SafetensorsReader(bytes, content.length, new Refusals(name)).read();
  }

  private WeightsFile read() throws IOException {
    byte[] start = bytes.read(0, (int) Math.min(size, FileKind.LONGEST_MARK));
    FileKind.refuseOthers(start, size, refusals);
    long headerLength = headerLength(start);
    byte[] text = bytes.read(LENGTH_BYTES, (int) headerLength);
    checkUtf8(text);
    SafetensorsHeader header = SafetensorsHeader.parse(text, LENGTH_BYTES, refusals);
    return new WeightsFile(tensors(header, LENGTH_BYTES + headerLength), header.metadata());
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
    ByteBuffer encoded = ByteBuffer.wrap(text);
    CharBuffer piece = CharBuffer.allocate(4096);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      result = decoder.decode(encoded, piece.clear(), true);
    }
    if (result.isError()) {
      String found = "0x" + Integer.toHexString(text[encoded.position()] & 0xFF);
      throw refusals.malformed(LENGTH_BYTES + encoded.position(), "UTF-8", found);
    }
  }

  private Map<String, TensorData> tensors(SafetensorsHeader header, long dataStart)
      throws IOException {
    SafetensorsLayout layout = new SafetensorsLayout(dataStart, size - dataStart, refusals);
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    for (SafetensorsHeader.Entry entry : layout.check(header.entries())) {
      byte[] elements = bytes.read(dataStart + entry.begin(), (int) (entry.end() - entry.begin()));
      tensors.put(entry.name(), TensorData.wrap(entry.dtype(), entry.shape(), elements));
    }
    return tensors;
  }
}
