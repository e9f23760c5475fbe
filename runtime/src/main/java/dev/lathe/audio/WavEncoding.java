package dev.lathe.audio;

import java.nio.ByteBuffer;

/** How a WAV file holds a sample. Whole numbers of n bits stand for {@code number / 2^(n - 1)}; those of 8 bits are counted from 128. */
public enum WavEncoding {
  /** Whole numbers of 8 bits. */
  PCM_8(1, 1),
  /** Whole numbers of 16 bits: the usual one. */
  PCM_16(1, 2),
  /** Whole numbers of 24 bits. */
  PCM_24(1, 3),
  /** Whole numbers of 32 bits, of which a float keeps the upper 24. */
  PCM_32(1, 4),
  /** Floats, as they are. */
  FLOAT_32(3, 4),
  /** Floats of 64 bits, rounded to 32. */
  FLOAT_64(3, 8);

  private static final float OFFSET_OF_8_BITS = 128f;

  private final int format;
  private final int bytes;

  /** @param format as the header calls it: 1 for whole numbers, 3 for floats */
  WavEncoding(int format, int bytes) {
    this.format = format;
    this.bytes = bytes;
  }

  /** As the header calls whole numbers and floats. */
  int format() {
    return format;
  }

  /** Of a sample. */
  int bytes() {
    return bytes;
  }

  float get(ByteBuffer from) {
    return switch (this) {
      case PCM_8 -> ((from.get() & 0xFF) - OFFSET_OF_8_BITS) / OFFSET_OF_8_BITS;
      case PCM_16 -> from.getShort() * 0x1p-15f;
      case PCM_24 -> ((from.get() & 0xFF) | (from.get() & 0xFF) << 8 | from.get() << 16) * 0x1p-23f;
      case PCM_32 -> from.getInt() * 0x1p-31f;
      case FLOAT_32 -> from.getFloat();
      case FLOAT_64 -> (float) from.getDouble();
    };
  }

  /** What does not fit into whole numbers becomes the largest or smallest, NaN 0. */
  void put(float sample, ByteBuffer to) {
    switch (this) {
      case PCM_8 -> to.put((byte) (whole(sample, 8) + 128));
      case PCM_16 -> to.putShort((short) whole(sample, 16));
      case PCM_24 -> {
        long whole = whole(sample, 24);
        to.putShort((short) whole).put((byte) (whole >> 16));
      }
      case PCM_32 -> to.putInt((int) whole(sample, 32));
      case FLOAT_32 -> to.putFloat(sample);
      case FLOAT_64 -> to.putDouble(sample);
    }
  }

  private static long whole(float sample, int bits) {
    double scale = 1L << bits - 1;
    return Math.round(Math.max(-scale, Math.min(scale - 1, sample * scale)));
  }
}
