package dev.lathe.train;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message of protocol buffers, written field by field. */
final class Proto {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** An integer, a boolean or a constant of an enum. */
  Proto number(int field, long value) {
    varint(field << 3);
    varint(value);
    return this;
  }

  Proto real(int field, double value) {
    varint(field << 3 | 1);
    bytes.writeBytes(packed(value));
    return this;
  }

  Proto single(int field, float value) {
    varint(field << 3 | 5);
    bytes.writeBytes(littleEndian(4).putFloat(value).array());
    return this;
  }

  Proto text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Proto message(int field, Proto value) {
    return bytes(field, value.toBytes());
  }

  Proto bytes(int field, byte[] value) {
    varint(field << 3 | 2);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** Numbers of one packed field. */
  static byte[] packed(double... values) {
    ByteBuffer packed = littleEndian(Math.multiplyExact(8, values.length));
    for (double value : values) {
      packed.putDouble(value);
    }
    return packed.array();
  }

  static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void varint(long value) {
    long rest = value;
    for (; rest >>> 7 != 0; rest >>>= 7) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
    }
    bytes.write((int) rest);
  }
}
