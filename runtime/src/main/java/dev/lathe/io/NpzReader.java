package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Reads the arrays of a zip archive, as {@code numpy.savez} and {@code numpy.savez_compressed} write them.
 *
 * <p>Arrays of zeros deflate to a thousandth of their size: all together must unpack to no more than 64 times the archive and 64 MiB.
 */
final class NpzReader {
  private static final String SUFFIX = ".npy";
  private static final long FREE_BYTES = 1 << 26;
  private static final int MOST_TIMES = 64;

  private final FileChannel channel;
  private final Refusals refusals;

  private NpzReader(FileChannel channel, Refusals refusals) {
    this.channel = channel;
    this.refusals = refusals;
  }

  /** Whether it goes by that name, or there is an array in the archive. */
  static boolean isOne(Path file, List<ZipDirectory.Entry> entries) {
    return file.toString().endsWith(".npz")
        || entries.stream().anyMatch(entry -> entry.name().endsWith(SUFFIX));
  }

  /** The arrays by the names of their entries without {@code .npy}, in the directory's order. */
  static WeightsFile read(FileChannel channel, List<ZipDirectory.Entry> entries, Refusals refusals)
      throws IOException {
    NpzReader reader = new NpzReader(channel, refusals);
    reader.checkSize(entries);
    Map<String, TensorData> arrays = new LinkedHashMap<>();
    for (ZipDirectory.Entry entry : entries) {
      if (arrays.put(reader.name(entry), reader.array(entry)) != null) {
        throw refusals.malformed(
            entry.header(), "every name once", Message.quoted(entry.name()) + " again");
      }
    }
    return new WeightsFile(arrays, Map.of());
  }

  private void checkSize(List<ZipDirectory.Entry> entries) throws IOException {
    long most = FREE_BYTES + MOST_TIMES * channel.size();
    long left = most;
    for (ZipDirectory.Entry entry : entries) {
      left = entry.size() > left ? -1 : left - entry.size();
      if (left < 0) {
        throw refusals.at(
            entry.header(),
            "at most " + most + " bytes of arrays, 64 times the archive and 64 MiB,",
            Message.quoted(entry.name()) + " of " + entry.size() + " bytes beyond that",
            "write it with numpy.savez, which does not pack");
      }
    }
  }

  private String name(ZipDirectory.Entry entry) throws IOException {
    String name = entry.name();
    if (!name.endsWith(SUFFIX)) {
      throw refusals.at(
          entry.header(),
          "a zip archive of numpy arrays, whose names end in .npy,",
          Message.quoted(name),
          "write the archive with numpy.savez, or its tensors with safetensors");
    }
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private TensorData array(ZipDirectory.Entry entry) throws IOException {
    InputStream packed = new ChannelStream(channel, entry.data(), entry.packed());
    Inflater inflater = new Inflater(true);
    try {
      InputStream content =
          entry.deflated() ? new InflaterInputStream(packed, inflater, 1 << 16) : packed;
      CheckedInputStream checked = new CheckedInputStream(content, new CRC32());
      TensorData array = new NpyReader(checked, entry.size(), refusal(entry)).read();
      boolean whole =
          content.read() < 0 && (!entry.deflated() || inflater.getBytesRead() == entry.packed());
      if (!whole || checked.getChecksum().getValue() != entry.crc()) {
        throw refusals.malformed(
            entry.data(),
            entry.size() + " bytes of " + Message.quoted(entry.name()) + " with their checksum",
            whole ? "another checksum" : "more");
      }
      return array;
    } catch (ZipException | EOFException e) {
      throw refusals.malformed(
          entry.data(), "deflated data of " + Message.quoted(entry.name()), "" + e.getMessage());
    } finally {
      inflater.end();
    }
  }

  /** Offsets in the archive; of what is packed, where its data begins. */
  private JsonCursor.Refusal refusal(ZipDirectory.Entry entry) {
    return (offset, expected, found) -> {
      String where = expected + " in " + Message.quoted(entry.name());
      return entry.deflated()
          ? refusals.malformed(entry.data(), where + ", byte " + offset + " when unpacked,", found)
          : refusals.malformed(entry.data() + offset, where, found);
    };
  }
}
