package dev.lathe.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Writes a zip archive (PKWARE's APPNOTE 4.3, with zip64 where that is needed) of entries that are stored, each at a
 * multiple of 64 bytes, so that they can be mapped into memory. All are of 1980: equal entries make equal bytes.
 */
final class ZipWriter {
  private static final int ALIGNMENT = 64;
  private static final int LOCAL = 30; // bytes of a header before the name
  private static final int CENTRAL = 46;
  private static final int FIELD = 4; // bytes of an extra field before its content
  private static final int WIDE = FIELD + Long.BYTES;
  private static final long LIMIT = 0xFFFFFFFFL;

  private final FileChannel channel;
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private long position;
  private long count;

  /** Into an empty file. */
  ZipWriter(FileChannel channel) {
    this.channel = channel;
  }

  /** Adds a file that ends the archive so far. */
  void add(String name, ByteBuffer content) throws IOException {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    byte[] facts = facts(content, text.length);
    boolean wide = position >= LIMIT;
    directory.writeBytes(little(CENTRAL + text.length + (wide ? WIDE : 0))
        .putInt(0x02014B50)
        .putShort((short) 45)
        .put(facts)
        .putShort((short) (wide ? WIDE : 0))
        .position(CENTRAL - Integer.BYTES)
        .putInt((int) Math.min(position, LIMIT))
        .put(text)
        .put(wide ? little(WIDE).putInt(0x80001).putLong(position).array() : new byte[0])
        .array());
    count++;
    write(local(text, facts));
    write(content);
  }

  /** Version, flags (UTF-8), method (stored), date, CRC-32, the size twice, and the length of the name. */
  private static byte[] facts(ByteBuffer content, int nameLength) {
    CRC32 crc = new CRC32();
    crc.update(content.duplicate());
    return little(24)
        .putShort((short) 45)
        .putShort((short) 0x0800)
        .putShort((short) 0)
        .putInt(0x00210000)
        .putInt((int) crc.getValue())
        .putInt(content.remaining())
        .putInt(content.remaining())
        .putShort((short) nameLength)
        .array();
  }

  /** A header as long as it takes, by PyTorch's field {@code FB}. */
  private ByteBuffer local(byte[] name, byte[] facts) {
    int shortest = LOCAL + name.length + FIELD;
    int more = (int) Math.floorMod(-(position + shortest), (long) ALIGNMENT);
    return little(shortest + more)
        .putInt(0x04034B50)
        .put(facts)
        .putShort((short) (FIELD + more))
        .put(name)
        .putShort((short) 0x4246)
        .putShort((short) more)
        .rewind();
  }

  /** Writes the directory and the end of the archive. */
  void finish() throws IOException {
    long start = position;
    int length = directory.size();
    write(ByteBuffer.wrap(directory.toByteArray()));
    if (start >= LIMIT || count >= 0xFFFF) {
      writeEnd64(start, length);
    }
    short shown = (short) Math.min(count, 0xFFFF);
    write(little(22)
        .putInt(0x06054B50)
        .putInt(0)
        .putShort(shown)
        .putShort(shown)
        .putInt(length)
        .putInt((int) Math.min(start, LIMIT))
        .rewind());
  }

  private void writeEnd64(long start, long length) throws IOException {
    long end = position;
    write(little(76)
        .putInt(0x06064B50)
        .putLong(44) // bytes that follow
        .putInt(45 << 16 | 45)
        .putLong(0)
        .putLong(count)
        .putLong(count)
        .putLong(length)
        .putLong(start)
        .putInt(0x07064B50)
        .putInt(0)
        .putLong(end)
        .putInt(1)
        .rewind());
  }

  private void write(ByteBuffer bytes) throws IOException {
    position += bytes.remaining();
    Transfer.write(channel, bytes);
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
