package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What lies in a zip archive, with the records of zip64 (PKWARE's APPNOTE). Each entry of the directory is compared with the header before its data, and no byte
 * belongs to two entries: what is stored is no larger than the archive.
 */
final class ZipDirectory {
  private static final int END_LENGTH = 22;
  private static final int END_MARK = 0x06054b50;
  private static final int LOCATOR_LENGTH = 20;
  private static final int LOCATOR_MARK = 0x07064b50;
  private static final int WIDE_END_LENGTH = 56;
  private static final int WIDE_END_MARK = 0x06064b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int ENTRY_MARK = 0x02014b50;
  private static final int HEADER_LENGTH = 30;
  private static final int HEADER_MARK = 0x04034b50;
  private static final int WIDE_FIELD = 1;
  private static final int ENCRYPTED = 1;
  private static final int SIZES_BEHIND = 8;
  private static final int DEFLATED = 8;
  private static final long IN_WIDE_FIELD = 0xFFFFFFFFL;

  private final FileChannel channel;
  private final Refusals refusals;
  private long start;
  private long length;
  private long count;

  /**
   * One file of the archive.
   *
   * @param deflated whether its data is packed by deflate; else it is stored as it is
   * @param crc CRC-32 of its content
   * @param packed bytes in the archive
   * @param size bytes of the content
   * @param header offset of its header in the archive
   * @param data offset of its data in the archive
   */
  record Entry(
      String name, boolean deflated, long crc, long packed, long size, long header, long data) {}

  private ZipDirectory(FileChannel channel, Refusals refusals) {
    this.channel = channel;
    this.refusals = refusals;
  }

  /** Whether a file begins as an archive, of no entries as well. */
  static boolean begins(byte[] start) {
    String mark = new String(start, 0, Math.min(4, start.length), StandardCharsets.ISO_8859_1);
    return mark.equals("PK\3\4") || mark.equals("PK\5\6");
  }

  /** The entries in the directory's order. */
  static List<Entry> read(FileChannel channel, Refusals refusals) throws IOException {
    ZipDirectory directory = new ZipDirectory(channel, refusals);
    directory.locate();
    List<Entry> entries = directory.entries();
    directory.checkApart(entries);
    return entries;
  }

  private void locate() throws IOException {
    long end = end();
    ByteBuffer record = at(end, END_LENGTH);
    count = u16(record, 10);
    length = u32(record, 12);
    start = u32(record, 16);
    if (end >= LOCATOR_LENGTH
        && at(end - LOCATOR_LENGTH, LOCATOR_LENGTH).getInt(0) == LOCATOR_MARK) {
      end = at(end - LOCATOR_LENGTH, LOCATOR_LENGTH).getLong(8);
      ByteBuffer wide = at(end, WIDE_END_LENGTH);
      require(wide, 0, WIDE_END_MARK, end);
      count = wide.getLong(32);
      length = wide.getLong(40);
      start = wide.getLong(48);
    }
    checkPlace(end);
  }

  private void checkPlace(long end) throws IOException {
    boolean ends = start >= 0 && start <= end && length == end - start;
    if (!ends || length > SafetensorsReader.HEADER_LIMIT) {
      String found = length + " bytes from byte " + start + " on";
      throw refusals.malformed(
          end,
          "a directory of at most " + SafetensorsReader.HEADER_LIMIT + " bytes that ends",
          found);
    }
    if (count < 0 || count > length / ENTRY_LENGTH) {
      throw refusals.malformed(
          start, "a directory of " + count + " entries", "one of " + length + " bytes");
    }
  }

  /** Where the last record begins: a comment may follow it, up to the end of the file. */
  private long end() throws IOException {
    long size = channel.size();
    int tail = (int) Math.min(size, END_LENGTH + 0xFFFF);
    ByteBuffer bytes = at(size - tail, tail);
    for (int i = tail - END_LENGTH; i >= 0; i--) {
      if (bytes.getInt(i) == END_MARK && i + END_LENGTH + u16(bytes, i + 20) == tail) {
        return size - tail + i;
      }
    }
    throw refusals.malformed(size, "the end of a zip archive, with its directory", "none");
  }

  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    ByteBuffer directory = at(start, (int) length);
    while (entries.size() < count) {
      entries.add(entry(directory));
    }
    if (directory.hasRemaining()) {
      throw refusals.malformed(
          start + directory.position(), "the end of the directory", "more of it");
    }
    return entries;
  }

  private Entry entry(ByteBuffer directory) throws IOException {
    int at = directory.position();
    if (directory.remaining() < ENTRY_LENGTH) {
      throw refusals.malformed(start + at, "an entry of the directory", "its end");
    }
    require(directory, at, ENTRY_MARK, start + at);
    int nameLength = u16(directory, at + 28);
    int extraLength = u16(directory, at + 30);
    int whole = ENTRY_LENGTH + nameLength + extraLength + u16(directory, at + 32);
    if (whole > directory.remaining()) {
      throw refusals.malformed(start + at, whole + " bytes of an entry", "the directory's end");
    }
    String name = text(directory, at + ENTRY_LENGTH, nameLength);
    ByteBuffer wide = wideField(directory, at + ENTRY_LENGTH + nameLength, extraLength);
    long size = wide(u32(directory, at + 24), wide);
    long packed = wide(u32(directory, at + 20), wide);
    long header = wide(u32(directory, at + 42), wide);
    int method = method(directory, at, name);
    directory.position(at + whole);
    if (size < 0 || packed < 0 || (method == 0 && packed != size)) {
      throw refusals.malformed(
          start + at,
          "the sizes of " + Message.quoted(name),
          size + " bytes, " + packed + " in the archive");
    }
    long crc = u32(directory, at + 16);
    Entry entry = new Entry(
        name, method == DEFLATED, crc, packed, size, header, data(header, nameLength, packed));
    checkHeader(entry, nameLength);
    return entry;
  }

  private int method(ByteBuffer directory, int at, String name) throws IOException {
    int method = u16(directory, at + 10);
    boolean encrypted = (u16(directory, at + 8) & ENCRYPTED) != 0;
    if (encrypted || (method != 0 && method != DEFLATED)) {
      String found = Message.quoted(name) + (encrypted ? ", encrypted" : " by method " + method);
      throw refusals.malformed(start + at, "entries that are stored or deflated", found);
    }
    return method;
  }

  /** Where the data behind a header begins. */
  private long data(long header, int nameLength, long packed) throws IOException {
    ByteBuffer local = at(header, HEADER_LENGTH);
    require(local, 0, HEADER_MARK, header);
    long data = header + HEADER_LENGTH + nameLength + u16(local, 28);
    if (packed > start - data) {
      throw refusals.malformed(
          data, packed + " bytes of data", Math.max(0, start - data) + " up to the directory");
    }
    return data;
  }

  private void checkHeader(Entry entry, int nameLength) throws IOException {
    ByteBuffer local = at(entry.header(), HEADER_LENGTH + nameLength);
    boolean same = u16(local, 8) == (entry.deflated() ? DEFLATED : 0)
        && u16(local, 26) == nameLength
        && text(local, HEADER_LENGTH, nameLength).equals(entry.name());
    if ((u16(local, 6) & SIZES_BEHIND) == 0) {
      same = same
          && u32(local, 14) == entry.crc()
          && agree(u32(local, 18), entry.packed())
          && agree(u32(local, 22), entry.size());
    }
    if (!same) {
      throw refusals.malformed(
          entry.header(),
          "the name, method, sizes and checksum that the directory gives "
              + Message.quoted(entry.name()),
          "others");
    }
  }

  private void checkApart(List<Entry> entries) throws IOException {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(Entry::header));
    long end = 0;
    for (Entry entry : sorted) {
      if (entry.header() < end) {
        throw refusals.malformed(
            entry.header(),
            "entry " + Message.quoted(entry.name()) + " behind the one before",
            "an overlap: that ends at byte " + end);
      }
      end = entry.data() + entry.packed();
    }
  }

  private void require(ByteBuffer bytes, int at, int mark, long offset) throws IOException {
    if (bytes.getInt(at) != mark) {
      throw refusals.malformed(
          offset,
          "a record of a zip archive, 0x" + Integer.toHexString(Integer.reverseBytes(mark)),
          "0x" + Integer.toHexString(Integer.reverseBytes(bytes.getInt(at))));
    }
  }

  /** A part of the file, as much as it has of it. */
  private ByteBuffer at(long offset, int wanted) throws IOException {
    if (offset < 0 || offset > channel.size() - wanted) {
      throw refusals.malformed(
          channel.size(),
          wanted + " bytes of a zip archive from byte " + offset + " on",
          "its end");
    }
    return ByteBuffer.wrap(Transfer.read(channel, offset, wanted)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The values that are too large for their fields; empty where there are none. */
  private static ByteBuffer wideField(ByteBuffer directory, int from, int length) {
    int end = from + length;
    for (int at = from; at + 4 <= end; ) {
      int next = at + 4 + u16(directory, at + 2);
      if (u16(directory, at) == WIDE_FIELD && next <= end) {
        return directory.slice(at + 4, next - at - 4).order(ByteOrder.LITTLE_ENDIAN);
      }
      at = next;
    }
    return ByteBuffer.allocate(0);
  }

  private static long wide(long narrow, ByteBuffer wideField) {
    return narrow == IN_WIDE_FIELD && wideField.remaining() >= 8 ? wideField.getLong() : narrow;
  }

  private static boolean agree(long narrow, long value) {
    return narrow == value || narrow == IN_WIDE_FIELD;
  }

  private static String text(ByteBuffer bytes, int from, int length) {
    byte[] text = new byte[length];
    bytes.get(from, text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static int u16(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xFFFF;
  }

  private static long u32(ByteBuffer bytes, int at) {
    return bytes.getInt(at) & 0xFFFFFFFFL;
  }
}
