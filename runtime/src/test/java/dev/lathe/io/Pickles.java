package dev.lathe.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Pickles by hand, a character a byte, and files of PyTorch around them. */
final class Pickles {
  static final String START = "\u0080\2";
  static final String DICTIONARY = "ccollections\nOrderedDict\n)R";

  private Pickles() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String little(long number, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append((char) (number >> 8 * i & 0xFF));
    }
    return text.toString();
  }

  static String number(long number) {
    return "\u008A\u0008" + little(number, 8);
  }

  static String text(String text) {
    String coded = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return "X" + little(coded.length(), 4) + coded;
  }

  static String tuple(long... numbers) {
    StringBuilder tuple = new StringBuilder("(");
    for (long number : numbers) {
      tuple.append(number(number));
    }
    return tuple.append("t").toString();
  }

  /** A storage of a class of module torch. */
  static String storage(String type, String key, long elements) {
    return "(" + text("storage") + "ctorch\n" + type + "\n" + text(key) + text("cpu")
        + number(elements) + "tQ";
  }

  static String tensor(String storage, long offset, String shape, String strides) {
    return "ctorch._utils\n_rebuild_tensor_v2\n(" + storage + number(offset) + shape + strides
        + "\u0089" + DICTIONARY + "tR";
  }

  /** Six floats, as they lie there. */
  static String floats(String shape, String strides) {
    return tensor(storage("FloatStorage", "0", 6), 0, shape, strides);
  }

  /** A dictionary of one thing. */
  static String named(String name, String value) {
    return START + "}" + text(name) + value + "s.";
  }

  /** The bytes of floats from 0 on. */
  static byte[] count(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      bytes.putFloat(i);
    }
    return bytes.array();
  }

  /** Six floats in storage 0. */
  static byte[] zip(String pickle) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a/data.pkl", bytes(pickle));
    entries.put("a/data/0", count(6));
    return zip(entries, ZipEntry.STORED);
  }

  static byte[] zip(Map<String, byte[]> entries, int method) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> content : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(content.getKey());
        entry.setMethod(method);
        entry.setSize(content.getValue().length);
        CRC32 crc = new CRC32();
        crc.update(content.getValue());
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content.getValue());
      }
    }
    return out.toByteArray();
  }

  /** The old form, of a pickle whose storages are these. */
  static byte[] old(String pickle, String keys, byte[] storages) {
    String start = START + "\u008A\n" + "l\u00FC\u009CF\u00F9 j\u00A8P\u0019." + START
        + "M\u00E9\3." + START + "}." + pickle + START + keys + ".";
    byte[] head = bytes(start);
    return ByteBuffer.allocate(head.length + storages.length)
        .put(head)
        .put(storages)
        .array();
  }
}
