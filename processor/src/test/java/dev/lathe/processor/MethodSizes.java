package dev.lathe.processor;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bytes of bytecode of each method of a class file, after The Java Virtual Machine Specification, chapter 4. */
final class MethodSizes {
  private final DataInputStream in;
  private final Map<Integer, String> texts = new LinkedHashMap<>();
  private final Map<String, Integer> sizes = new LinkedHashMap<>();

  private MethodSizes(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /** By name and descriptor. */
  static Map<String, Integer> read(InputStream classFile) throws IOException {
    MethodSizes reader = new MethodSizes(classFile);
    reader.readClass();
    return reader.sizes;
  }

  private void readClass() throws IOException {
    if (in.readInt() != 0xCAFEBABE) {
      throw new IOException("not a class file");
    }
    in.skipNBytes(4); // version
    readConstants();
    in.skipNBytes(6); // flags, this, super
    in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
    readMembers(); // fields
    sizes.clear();
    readMembers(); // methods
  }

  private void readConstants() throws IOException {
    int count = in.readUnsignedShort();
    for (int index = 1; index < count; index++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(index, in.readUTF());
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          index++; // long and double take two places
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("constant of kind " + tag);
      }
    }
  }

  private void readMembers() throws IOException {
    int count = in.readUnsignedShort();
    for (int member = 0; member < count; member++) {
      in.skipNBytes(2); // flags
      String name = texts.get(in.readUnsignedShort()) + texts.get(in.readUnsignedShort());
      int attributes = in.readUnsignedShort();
      for (int attribute = 0; attribute < attributes; attribute++) {
        readAttribute(name);
      }
    }
  }

  private void readAttribute(String member) throws IOException {
    String name = texts.get(in.readUnsignedShort());
    int length = in.readInt();
    if ("Code".equals(name)) {
      in.skipNBytes(4); // stack and locals
      sizes.put(member, in.readInt());
      in.skipNBytes(length - 8L);
    } else {
      in.skipNBytes(length);
    }
  }
}
