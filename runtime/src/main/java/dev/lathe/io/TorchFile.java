package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@code torch.save} writes (torch/serialization.py): a zip archive of a pickle and of the bytes of each
 * storage, or, before PyTorch 1.6, five pickles with the storages behind them.
 */
final class TorchFile {
  private static final String PICKLE = "data.pkl";
  private static final long OLD_VERSION = 1001;
  private static final int SPARE = 1 << 20; // bytes that a small pickle may unpack to

  /** A pickle of the number 0x1950A86A20F9469CFC6C. */
  private static final byte[] OLD = {
    (byte) 0x80,
    2,
    (byte) 0x8A,
    10,
    0x6C,
    (byte) 0xFC,
    (byte) 0x9C,
    0x46,
    (byte) 0xF9,
    0x20,
    0x6A,
    (byte) 0xA8,
    0x50,
    0x19,
    '.'
  };

  private final FileChannel channel;
  private final long size;
  private final Refusals refusals;

  private TorchFile(FileChannel channel, Refusals refusals) throws IOException {
    this.channel = channel;
    this.size = channel.size();
    this.refusals = refusals;
  }

  /** Whether a file begins as one of before PyTorch 1.6. */
  static boolean isOld(byte[] start) {
    return start.length >= OLD.length && Arrays.equals(start, 0, OLD.length, OLD, 0, OLD.length);
  }

  /** Reads the old form. */
  static WeightsFile read(Path file, FileChannel channel) throws IOException {
    return new WeightsFile(new TorchFile(channel, new Refusals(file)).readOld(), Map.of());
  }

  /** Reads the form of a zip archive. */
  static WeightsFile read(FileChannel channel, List<ZipDirectory.Entry> entries, Refusals refusals)
      throws IOException {
    ZipContent zip = ZipContent.of(channel, entries, refusals);
    return new WeightsFile(new TorchFile(channel, refusals).readZip(zip), Map.of());
  }

  private Map<String, TensorData> readZip(ZipContent zip) throws IOException {
    ZipDirectory.Entry pickle = pickle(zip);
    Refusals within = refusals.within(pickle.name());
    byte[] bytes = zip.read(pickle, SPARE + 16 * size);
    Object root =
        new Pickle(new ByteArrayInputStream(bytes), 0, new TorchObjects(within), within).read();
    String folder = pickle.name().substring(0, pickle.name().length() - PICKLE.length());
    return new TorchTensors(
            storage -> content(zip, folder, storage), isBigEndian(zip, folder), size, within)
        .in(root);
  }

  /** In a folder of any name. */
  private ZipDirectory.Entry pickle(ZipContent zip) throws IOException {
    List<ZipDirectory.Entry> found = zip.entries().values().stream()
        .filter(entry -> ("/" + entry.name()).endsWith("/" + PICKLE))
        .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw refusals.at(
        0,
        "one " + PICKLE + ", as in PyTorch's .pt and .pth",
        found.size() + " in a zip archive of "
            + Message.quoted(String.join(", ", zip.entries().keySet())),
        TorchObjects.FIX);
  }

  private boolean isBigEndian(ZipContent zip, String folder) throws IOException {
    ZipDirectory.Entry entry = zip.entries().get(folder + "byteorder");
    if (entry == null) { // before PyTorch 2.1
      return false;
    }
    String order = new String(zip.read(entry, 100), StandardCharsets.UTF_8);
    if (!order.equals("little") && !order.equals("big")) {
      throw refusals.malformed(
          entry.header(), "little or big in " + Message.quoted(entry.name()), order);
    }
    return order.equals("big");
  }

  private byte[] content(ZipContent zip, String folder, TorchStorage storage) throws IOException {
    String name = folder + "data/" + storage.key();
    ZipDirectory.Entry entry = zip.entries().get(name);
    if (entry == null || entry.size() != storage.bytes()) {
      throw refusals.malformed(
          entry == null ? size : entry.header(),
          Message.quoted(name) + " of " + storage.bytes() + " bytes in the archive",
          entry == null ? "no such entry" : entry.size() + " bytes");
    }
    return zip.read(entry, storage.bytes());
  }

  private Map<String, TensorData> readOld() throws IOException {
    channel.position(OLD.length);
    TorchObjects objects = new TorchObjects(refusals);
    Pickle pickle = new Pickle(
        new BufferedInputStream(Channels.newInputStream(channel)), OLD.length, objects, refusals);
    Object version = pickle.read();
    if (!version.equals(OLD_VERSION)) {
      throw refusals.malformed(
          OLD.length, "the number " + OLD_VERSION, TorchObjects.describe(version));
    }
    pickle.read(); // the system's byte order and sizes, which storages do not depend on
    Object root = pickle.read();
    Object keys = pickle.read();
    Map<TorchStorage, Long> places = places(keys, objects, pickle.position());
    return new TorchTensors(storage -> content(storage, places), false, size, refusals).in(root);
  }

  /** Behind the pickles lies each storage behind the number of its elements, in the order of the keys. */
  private Map<TorchStorage, Long> places(Object keys, TorchObjects objects, long start)
      throws IOException {
    if (!(keys instanceof List<?> list)) {
      throw refusals.malformed(start, "a list of keys before", TorchObjects.describe(keys));
    }
    Map<TorchStorage, Long> places = new HashMap<>();
    long at = start;
    for (Object key : list) {
      TorchStorage storage = key instanceof String text ? objects.storages().get(text) : null;
      if (storage == null || size - at < Long.BYTES + storage.bytes()) {
        String expected = storage == null ? "the key of a storage" : storage + " up to its end";
        throw refusals.malformed(
            at, expected, storage == null ? TorchObjects.describe(key) : "the end of the file");
      }
      byte[] count = Transfer.read(channel, at, Long.BYTES);
      long elements = ByteBuffer.wrap(count).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (elements != storage.elements()) {
        throw refusals.malformed(at, storage.elements() + " elements", "" + elements);
      }
      places.put(storage, at + Long.BYTES);
      at += Long.BYTES + storage.bytes();
    }
    return places;
  }

  private byte[] content(TorchStorage storage, Map<TorchStorage, Long> places) throws IOException {
    Long at = places.get(storage);
    if (at == null || storage.bytes() > Integer.MAX_VALUE - 8) {
      String found = at == null ? "no such key in the list of keys" : storage.bytes() + " bytes";
      throw refusals.malformed(size, "a storage below 2 GiB of key " + storage.key(), found);
    }
    return Transfer.read(channel, at, (int) storage.bytes());
  }
}
