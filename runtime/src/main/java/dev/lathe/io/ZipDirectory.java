package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a zip archive (PKWARE's APPNOTE 4.3, with zip64), for readers that know how large an entry has to
 * be. Every entry has bytes of its own, so that what is stored cannot be more than the file.
 *
 * <p>{@link java.util.zip.ZipFile} would do, but says no offsets and takes entries that overlap.
 */
final class ZipDirectory {
  private static final int LOCAL = 30; // bytes of a header before the name
  private static final int CENTRAL = 46;
  private static final int END = 22;
  private static final int LOCATOR = 20;
  private static final int END_64 = 56;
  private static final long LIMIT = 0xFFFFFFFFL;
  private static final int LONGEST = 100_000_000;

  private final FileChannel channel;
  private final long size;
  private final Refusals refusals;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * A file in the archive.
   *
   * @param crc 0 where its writer made none
   * @param packed bytes in the archive
   * @param size bytes of the file
   * @param header offset of the local header
   */
  record Entry(String name, int method, long crc, long packed, long size, long header) {}

  /** Where the directory is, and of how many entries. */
  private record Place(long count, long length, long start) {}

  private ZipDirectory(FileChannel channel, Refusals refusals) throws IOException {
    this.channel = channel;
    this.size = channel.size();
    this.refusals = refusals;
  }

  static ZipDirectory read(FileChannel channel, Refusals refusals) throws IOException {
    ZipDirectory directory = new ZipDirectory(channel, refusals);
    Place place = directory.place();
    directory.readEntries(place);
    directory.checkPlaces(place.start);
    return directory;
  }

  /** In the order of the directory. */
  Map<String, Entry> entries() {
    return entries;
  }

  /**
   * The bytes of an entry, checked against its CRC-32.
   *
   * @param most that it may have, which are allocated only where the archive has them
   */
  byte[] content(Entry entry, long most) throws IOException {
    if (entry.size > Math.min(most, Integer.MAX_VALUE - 8)) {
      String expected = "at most " + most + " bytes in " + Message.quoted(entry.name);
      throw refusals.malformed(entry.header, expected, entry.size + " bytes");
    }
    byte[] packed = Transfer.read(channel, dataStart(entry), (int) entry.packed);
    byte[] content = entry.method == 0 ? packed : inflate(packed, entry);
    CRC32 crc = new CRC32();
    crc.update(content);
    if (entry.crc != 0 && entry.crc != crc.getValue()) {
      String expected = "CRC-32 " + Long.toHexString(entry.crc) + " of ";
      throw refusals.malformed(
          entry.header,
          expected + Message.quoted(entry.name),
          "other content, of CRC-32 " + Long.toHexString(crc.getValue()));
    }
    return content;
  }

  private byte[] inflate(byte[] packed, Entry entry) throws IOException {
    Inflater inflater = new Inflater(true);
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
      byte[] content = in.readNBytes((int) entry.size);
      if (content.length == entry.size && in.read() < 0) {
        return content;
      }
    } catch (ZipException | EOFException e) {
      throw refusals.malformed(
          entry.header,
          "deflated data of " + Message.quoted(entry.name),
          String.valueOf(e.getMessage()));
    } finally {
      inflater.end();
    }
    throw refusals.malformed(
        entry.header, entry.size + " bytes in " + Message.quoted(entry.name), "more or less");
  }

  private Place place() throws IOException {
    int length = (int) Math.min(size, END + 0xFFFF);
    ByteBuffer tail = bytes(size - length, length);
    for (int at = length - END; at >= 0; at--) {
      if (tail.getInt(at) == 0x06054B50 && u16(tail, at + 20) == length - END - at) {
        return place(tail.slice(at, END).order(ByteOrder.LITTLE_ENDIAN), size - length + at);
      }
    }
    throw refusals.malformed(
        size, "the record that ends a zip archive, as PyTorch's .pt and .pth", "none: it is cut");
  }

  private Place place(ByteBuffer end, long at) throws IOException {
    Place place = new Place(u16(end, 10), u32(end, 12), u32(end, 16));
    boolean wide = place.count == 0xFFFF || place.length == LIMIT || place.start == LIMIT;
    if (wide && at >= LOCATOR + END_64) {
      ByteBuffer locator = bytes(at - LOCATOR, LOCATOR);
      long record = locator.getLong(8);
      if (locator.getInt(0) == 0x07064B50 && record >= 0 && record <= at - LOCATOR - END_64) {
        ByteBuffer end64 = bytes(record, END_64);
        place = new Place(end64.getLong(32), end64.getLong(40), end64.getLong(48));
      }
    }
    boolean fits = place.start >= 0 && place.length >= 0 && place.length <= at - place.start;
    if (!fits || place.length > LONGEST || place.count > place.length / CENTRAL) {
      throw refusals.malformed(at, "a directory of the archive that lies before it", "" + place);
    }
    return place;
  }

  private void readEntries(Place place) throws IOException {
    ByteBuffer buffer = bytes(place.start, (int) place.length);
    for (long i = 0; i < place.count; i++) {
      long at = place.start + buffer.position();
      Entry entry = entry(buffer);
      if (entry == null || entry.packed < 0 || entry.size < 0 || entry.header < 0) {
        throw refusals.malformed(at, "entry " + i + " of a zip archive's directory", "other data");
      }
      if (entries.put(entry.name, entry) != null) {
        throw refusals.malformed(at, "every name once", Message.quoted(entry.name) + " again");
      }
      boolean stored = entry.method == 0 && entry.packed == entry.size;
      if (!stored && entry.method != 8) {
        String expected = "entries that are stored, in as many bytes as they have, or deflated";
        throw refusals.malformed(at, expected, Message.snippet(entry.toString()));
      }
    }
  }

  private static @Nullable Entry entry(ByteBuffer buffer) {
    int at = buffer.position();
    if (buffer.remaining() < CENTRAL || buffer.getInt(at) != 0x02014B50) {
      return null;
    }
    int name = at + CENTRAL;
    int extra = name + u16(buffer, at + 28);
    int comment = extra + u16(buffer, at + 30);
    int end = comment + u16(buffer, at + 32);
    boolean encrypted = (u16(buffer, at + 8) & 1) != 0;
    if (end > buffer.limit() || encrypted) {
      return null;
    }
    buffer.position(end);
    Wide wide = new Wide(buffer, extra, comment);
    long size = wide.value(u32(buffer, at + 24));
    long packed = wide.value(u32(buffer, at + 20));
    long header = wide.value(u32(buffer, at + 42));
    String text = new String(buffer.array(), name, extra - name, StandardCharsets.UTF_8);
    return new Entry(text, u16(buffer, at + 10), u32(buffer, at + 16), packed, size, header);
  }

  /** The numbers of zip64, which stand one behind the other in an extra field. */
  private static final class Wide {
    private final ByteBuffer buffer;
    private int at;
    private int end;

    Wide(ByteBuffer buffer, int from, int to) {
      this.buffer = buffer;
      for (int field = from; field + 4 <= to; field += 4 + u16(buffer, field + 2)) {
        if (u16(buffer, field) == 1) {
          at = field + 4;
          end = Math.min(to, at + u16(buffer, field + 2));
          return;
        }
      }
    }

    /** A number of 32 bits, or the next of 64 where it is none; -1 where that is missing. */
    long value(long narrow) {
      if (narrow != LIMIT) {
        return narrow;
      }
      at += 8;
      return at <= end ? buffer.getLong(at - 8) : -1;
    }
  }

  /** No byte of the file belongs to two entries or to an entry and the directory. */
  private void checkPlaces(long directory) throws IOException {
    List<Entry> sorted = new ArrayList<>(entries.values());
    sorted.sort(Comparator.comparingLong(Entry::header));
    for (int i = 0; i < sorted.size(); i++) {
      Entry entry = sorted.get(i);
      long end = i + 1 < sorted.size() ? sorted.get(i + 1).header : directory;
      if (entry.packed > end - dataStart(entry)) {
        throw refusals.malformed(
            entry.header,
            Message.quoted(entry.name) + " to end before byte " + end,
            entry.packed + " bytes, which overlap what is there");
      }
    }
  }

  private long dataStart(Entry entry) throws IOException {
    if (entry.header <= size - LOCAL) {
      ByteBuffer header = bytes(entry.header, LOCAL);
      if (header.getInt(0) == 0x04034B50) {
        return entry.header + LOCAL + u16(header, 26) + u16(header, 28);
      }
    }
    throw refusals.malformed(
        entry.header, "the header of " + Message.quoted(entry.name), "other data");
  }

  private ByteBuffer bytes(long at, int length) throws IOException {
    return ByteBuffer.wrap(Transfer.read(channel, at, length)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int u16(ByteBuffer buffer, int at) {
    return buffer.getShort(at) & 0xFFFF;
  }

  private static long u32(ByteBuffer buffer, int at) {
    return buffer.getInt(at) & LIMIT;
  }
}
