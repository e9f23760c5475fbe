package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes a zip archive as Python's zipfile does for {@code numpy.savez}: stored, of 1980, with zip64 fields before each entry. */
final class NpzWriter {
  private static final long NARROW_LIMIT = Integer.MAX_VALUE; // Python's: above, zip64 is used
  private static final long IN_WIDE_FIELD = 0xFFFFFFFFL;
  private static final short VERSION = 45;
  private static final short UNIX = 3 << 8;
  private static final short FIRST_DAY = 1 << 5 | 1; // of 1980
  private static final int OWNER_READS_AND_WRITES = 0600 << 16;
  private static final int UTF8 = 0x800;

  private final FileChannel channel;
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();

  private NpzWriter(FileChannel channel) {
    this.channel = channel;
  }

  static void write(FileChannel channel, Map<String, TensorData> arrays) throws IOException {
    NpzWriter writer = new NpzWriter(channel);
    for (Map.Entry<String, TensorData> array : arrays.entrySet()) {
      writer.entry(name(array.getKey()), array.getValue());
    }
    writer.end(arrays.size());
  }

  private static byte[] name(String name) throws IOException {
    ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name + ".npy"));
    if (encoded.remaining() > 0xFFFF) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "names of at most 65531 bytes",
          Message.quoted(name) + ", " + (encoded.remaining() - 4) + " bytes",
          "rename it"));
    }
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  private void entry(byte[] name, TensorData array) throws IOException {
    byte[] header = Numpy.header(array);
    CRC32 crc = new CRC32();
    crc.update(header);
    crc.update(array.view());
    long size = header.length + (long) array.view().remaining();
    long offset = channel.position();
    ByteBuffer before = little(30 + name.length + 20).putInt(0x04034b50).putShort(VERSION);
    describe(before, name, (int) crc.getValue(), IN_WIDE_FIELD);
    before.putShort((short) 20).put(name);
    before.putShort((short) 1).putShort((short) 16).putLong(size).putLong(size);
    Transfer.write(channel, before.flip());
    Transfer.write(channel, ByteBuffer.wrap(header));
    Transfer.write(channel, array.view());
    list(name, (int) crc.getValue(), size, offset);
  }

  /** Flags, method, time, checksum, sizes and the length of the name: the same before an entry and in the directory. */
  private static void describe(ByteBuffer target, byte[] name, int crc, long size) {
    boolean ascii = true;
    for (byte character : name) {
      ascii &= character >= 0;
    }
    target.putShort((short) (ascii ? 0 : UTF8)).putShort((short) 0);
    target.putShort((short) 0).putShort(FIRST_DAY).putInt(crc);
    target.putInt((int) size).putInt((int) size).putShort((short) name.length);
  }

  private void list(byte[] name, int crc, long size, long offset) {
    boolean large = size > NARROW_LIMIT;
    boolean far = offset > NARROW_LIMIT;
    int wide = (large ? 16 : 0) + (far ? 8 : 0);
    int extra = wide == 0 ? 0 : 4 + wide;
    ByteBuffer entry = little(46 + name.length + extra).putInt(0x02014b50);
    entry.putShort((short) (UNIX | VERSION)).putShort(VERSION);
    describe(entry, name, crc, large ? IN_WIDE_FIELD : size);
    entry.putShort((short) extra).putShort((short) 0).putShort((short) 0).putShort((short) 0);
    entry
        .putInt(OWNER_READS_AND_WRITES)
        .putInt((int) (far ? IN_WIDE_FIELD : offset))
        .put(name);
    if (extra > 0) {
      entry.putShort((short) 1).putShort((short) wide);
    }
    if (large) {
      entry.putLong(size).putLong(size);
    }
    if (far) {
      entry.putLong(offset);
    }
    directory.writeBytes(entry.array());
  }

  private void end(int count) throws IOException {
    long offset = channel.position();
    long length = directory.size();
    Transfer.write(channel, ByteBuffer.wrap(directory.toByteArray()));
    if (count > 0xFFFF || offset > NARROW_LIMIT) {
      ByteBuffer wide = little(76).putInt(0x06064b50).putLong(44);
      wide.putShort(VERSION).putShort(VERSION).putLong(0).putLong(count).putLong(count);
      wide.putLong(length).putLong(offset);
      wide.putInt(0x07064b50).putInt(0).putLong(offset + length).putInt(1);
      Transfer.write(channel, wide.flip());
    }
    short narrow = (short) Math.min(count, 0xFFFF);
    ByteBuffer end = little(22).putInt(0x06054b50).putInt(0).putShort(narrow).putShort(narrow);
    end.putInt((int) Math.min(length, IN_WIDE_FIELD)).putInt((int) Math.min(offset, IN_WIDE_FIELD));
    Transfer.write(channel, end.putShort((short) 0).flip());
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
