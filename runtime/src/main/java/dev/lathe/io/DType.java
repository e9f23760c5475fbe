package dev.lathe.io;

/**
 * Type of a tensor's elements, named as in safetensors.
 *
 * <p>The order is that of the reference implementation, narrow types first; writers put tensors of later types first,
 * so that every tensor is aligned.
 */
public enum DType {
  /** One byte, 0 or 1. */
  BOOL(8),
  /** OCP microscaling float of 4 bits, two a byte. */
  F4(4),
  /** OCP microscaling float, 2 exponent and 3 mantissa bits. */
  F6_E2M3(6),
  /** OCP microscaling float, 3 exponent and 2 mantissa bits. */
  F6_E3M2(6),
  /** Unsigned byte. */
  U8(8),
  /** Signed byte. */
  I8(8),
  /** Float of 8 bits, 5 of them exponent. */
  F8_E5M2(8),
  /** Float of 8 bits, 4 of them exponent, without infinities. */
  F8_E4M3(8),
  /** A power of two: 8 exponent bits. */
  F8_E8M0(8),
  /** Float of 8 bits, 4 of them exponent, without infinities and negative zero. */
  F8_E4M3FNUZ(8),
  /** Float of 8 bits, 5 of them exponent, without infinities and negative zero. */
  F8_E5M2FNUZ(8),
  /** Signed, 16 bits. */
  I16(16),
  /** Unsigned, 16 bits. */
  U16(16),
  /** IEEE 754 binary16. */
  F16(16),
  /** The upper half of an {@link #F32}. */
  BF16(16),
  /** Signed, 32 bits. */
  I32(32),
  /** Unsigned, 32 bits. */
  U32(32),
  /** IEEE 754 binary32: {@code float}. */
  F32(32),
  /** Two {@link #F32}: real and imaginary part. */
  C64(64),
  /** IEEE 754 binary64: {@code double}. */
  F64(64),
  /** Signed, 64 bits: {@code long}. */
  I64(64),
  /** Unsigned, 64 bits. */
  U64(64);

  private final int bits;

  DType(int bits) {
    this.bits = bits;
  }

  /** Bits of one element: 4, 6, 8, 16, 32 or 64. */
  public int bits() {
    return bits;
  }

  /**
   * Whether {@link TensorData#toArray} and {@link TensorData#toDoubles} know it: not so the floats of 4, 6 and 8 bits
   * and complex numbers, whose bytes can be read and written only.
   */
  public boolean convertible() {
    return Elements.knows(this);
  }
}
