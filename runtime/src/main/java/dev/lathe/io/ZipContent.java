package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Files of a zip archive by name, each read as a whole by one who knows how large it may be. */
final class ZipContent {
  private final FileChannel channel;
  private final Refusals refusals;
  private final Map<String, ZipDirectory.Entry> entries = new LinkedHashMap<>();

  private ZipContent(FileChannel channel, Refusals refusals) {
    this.channel = channel;
    this.refusals = refusals;
  }

  static ZipContent of(FileChannel channel, List<ZipDirectory.Entry> entries, Refusals refusals)
      throws IOException {
    ZipContent content = new ZipContent(channel, refusals);
    for (ZipDirectory.Entry entry : entries) {
      if (content.entries.put(entry.name(), entry) != null) {
        throw refusals.malformed(
            entry.header(), "every name once", Message.quoted(entry.name()) + " again");
      }
    }
    return content;
  }

  /** In the order of the directory. */
  Map<String, ZipDirectory.Entry> entries() {
    return entries;
  }

  /**
   * The bytes of an entry, checked against its CRC-32, where its writer made one: else that is 0.
   *
   * @param most that it may have, which are allocated only where the archive has them
   */
  byte[] read(ZipDirectory.Entry entry, long most) throws IOException {
    if (entry.size() > Math.min(most, Integer.MAX_VALUE - 8)) {
      String expected = "at most " + most + " bytes in " + Message.quoted(entry.name());
      throw refusals.malformed(entry.header(), expected, entry.size() + " bytes");
    }
    byte[] packed = Transfer.read(channel, entry.data(), (int) entry.packed());
    byte[] content = entry.deflated() ? inflate(packed, entry) : packed;
    CRC32 crc = new CRC32();
    crc.update(content);
    if (entry.crc() != 0 && entry.crc() != crc.getValue()) {
      String expected = "CRC-32 " + Long.toHexString(entry.crc()) + " of ";
      throw refusals.malformed(
          entry.header(),
          expected + Message.quoted(entry.name()),
          "other content, of CRC-32 " + Long.toHexString(crc.getValue()));
    }
    return content;
  }

  private byte[] inflate(byte[] packed, ZipDirectory.Entry entry) throws IOException {
    Inflater inflater = new Inflater(true);
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
      byte[] content = in.readNBytes((int) entry.size());
      if (content.length == entry.size() && in.read() < 0) {
        return content;
      }
    } catch (ZipException | EOFException e) {
      throw refusals.malformed(
          entry.header(),
          "deflated data of " + Message.quoted(entry.name()),
          String.valueOf(e.getMessage()));
    } finally {
      inflater.end();
    }
    throw refusals.malformed(
        entry.header(), entry.size() + " bytes in " + Message.quoted(entry.name()), "more or less");
  }
}
