package dev.lathe.vision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Makes the bytes of IDX files, right and wrong ones. */
final class IdxBytes {
  private IdxBytes() {}

  /** A file with this first word and these sizes before its values. */
  static byte[] of(int magic, int[] sizes, byte[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
    buffer.putInt(magic);
    for (int size : sizes) {
      buffer.putInt(size);
    }
    return buffer.put(values).array();
  }

  /** Pictures of 2 x 3 with samples counted up from 0. */
  static byte[] images(int count) {
    byte[] values = new byte[count * 6];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) i;
    }
    return of(0x803, new int[] {count, 2, 3}, values);
  }

  /** These labels. */
  static byte[] labels(int... labels) {
    byte[] values = new byte[labels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) labels[i];
    }
    return of(0x801, new int[] {labels.length}, values);
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
