package dev.lathe.io;

import java.nio.ByteBuffer;

/** Reads and writes one element of a tensor as a Java number, rounded once, to nearest, ties to even. */
final class Elements {
  private static final float HALF_SCALE =
      0x1p112f; // the exponent biases of float and half differ by 127 - 15

  private Elements() {}

  static boolean knows(DType type) {
    return switch (type) {
      case F4, F6_E2M3, F6_E3M2, F8_E5M2, F8_E4M3, F8_E8M0, F8_E4M3FNUZ, F8_E5M2FNUZ, C64 -> false;
      default -> true;
    };
  }

  /** Element {@code i} of little-endian {@code bytes}. */
  static float floatAt(DType type, ByteBuffer bytes, int i) {
    return switch (type) {
      case F32 -> bytes.getFloat(i * 4);
      case I64 -> (float) bytes.getLong(i * 8);
      case U64 -> unsignedToFloat(bytes.getLong(i * 8));
      default -> (float) doubleAt(type, bytes, i); // exact in double
    };
  }

  /** Element {@code i} of little-endian {@code bytes}. */
  static double doubleAt(DType type, ByteBuffer bytes, int i) {
    return switch (type) {
      case BOOL -> bytes.get(i) == 0 ? 0 : 1;
      case U8 -> bytes.get(i) & 0xFF;
      case I8 -> bytes.get(i);
      case I16 -> bytes.getShort(i * 2);
      case U16 -> bytes.getShort(i * 2) & 0xFFFF;
      case F16 -> halfToFloat(bytes.getShort(i * 2));
      case BF16 -> Float.intBitsToFloat(bytes.getShort(i * 2) << 16);
      case I32 -> bytes.getInt(i * 4);
      case U32 -> bytes.getInt(i * 4) & 0xFFFFFFFFL;
      case F32 -> bytes.getFloat(i * 4);
      case F64 -> bytes.getDouble(i * 8);
      case I64 -> bytes.getLong(i * 8);
      case U64 -> unsignedToDouble(bytes.getLong(i * 8));
      default -> throw new IllegalArgumentException(type + " has no Java number");
    };
  }

  static boolean writes(DType type) {
    return type == DType.F16 || type == DType.BF16 || type == DType.F32 || type == DType.F64;
  }

  /** Appends element {@code i} of {@code bytes} as a float of type {@code to}. */
  static void put(DType to, ByteBuffer target, DType type, ByteBuffer bytes, int i) {
    switch (to) {
      case F16 -> target.putShort(toHalf(doubleAt(type, bytes, i)));
      case BF16 -> target.putShort(toBrainFloat(doubleAt(type, bytes, i)));
      case F32 -> target.putFloat(floatAt(type, bytes, i));
      default -> target.putDouble(doubleAt(type, bytes, i));
    }
  }

  /** 11 significant bits, exponents from -14 to 15. */
  static short toHalf(double value) {
    double magnitude = Math.min(Math.abs(rounded(value, 10, -14)), 0x1p16); // which is infinite
    int bits = Float.floatToRawIntBits((float) (magnitude / HALF_SCALE)) >> 13;
    return (short) (sign(value) | (Double.isNaN(value) ? 0x7E00 : bits));
  }

  /** 8 significant bits, a float's exponents. */
  static short toBrainFloat(double value) {
    int bits = Float.floatToIntBits((float) Math.abs(rounded(value, 7, Float.MIN_EXPONENT))) >> 16;
    return (short) (sign(value) | bits);
  }

  /** To so many bits behind the first one; scaling by a power of two is exact. */
  private static double rounded(double value, int bits, int leastExponent) {
    double unit = Math.scalb(1.0, Math.max(Math.getExponent(value), leastExponent) - bits);
    return Double.isFinite(value) ? Math.rint(value / unit) * unit : value;
  }

  private static int sign(double value) {
    return (int) (Double.doubleToRawLongBits(value) >>> 48) & 0x8000;
  }

  /** Exact, denormals too: scaling a float whose exponent field is a half's. */
  static float halfToFloat(short half) {
    int magnitude = (half & 0x7FFF) << 13;
    float scaled = Float.intBitsToFloat(magnitude) * HALF_SCALE;
    int bits = (half & 0x7C00) == 0x7C00 ? 0x7F800000 | magnitude : Float.floatToRawIntBits(scaled);
    return Float.intBitsToFloat((half & 0x8000) << 16 | bits);
  }

  /** Halves a value with the top bit set, keeping the lost bit sticky so that the one rounding is right. */
  private static float unsignedToFloat(long value) {
    return value >= 0 ? value : (float) ((value >>> 1) | (value & 1)) * 2;
  }

  private static double unsignedToDouble(long value) {
    return value >= 0 ? value : (double) ((value >>> 1) | (value & 1)) * 2;
  }
}
