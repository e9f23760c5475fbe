package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementsTest {
  /** Every half, by its definition. */
  @Test
  void halvesAreExact() {
    for (int half = 0; half < 1 << 16; half++) {
      assertEquals(
          halfByDefinition(half),
          Elements.halfToFloat((short) half),
          0f,
          Integer.toHexString(half));
    }
    assertEquals("-0.0", String.valueOf(Elements.halfToFloat((short) 0x8000)));
  }

  private static float halfByDefinition(int half) {
    int exponent = half >> 10 & 31;
    int fraction = half & 1023;
    double magnitude =
        exponent == 0 ? Math.scalb(fraction, -24) : Math.scalb(1024.0 + fraction, exponent - 25);
    double special = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    return (float) ((half & 0x8000) == 0 ? 1 : -1) * (float) (exponent == 31 ? special : magnitude);
  }

  /** Two elements of each type, the first 1 (or true), in hexadecimal. */
  @ParameterizedTest
  @CsvSource({
    "BOOL, 0100, 0",
    "U8, 01ff, 255",
    "I8, 01ff, -1",
    "I16, 0100feff, -2",
    "U16, 0100feff, 65534",
    "F16, 003c00c0, -2",
    "BF16, 803f20c1, -10",
    "I32, 01000000ffffffff, -1",
    "U32, 01000000ffffffff, 4294967295",
    "F32, 0000803f000020c1, -10",
    "F64, 000000000000f03f9a9999999999b93f, 0.1",
    "I64, 0100000000000000ffffffffffffffff, -1",
    "U64, 0100000000000000ffffffffffffffff, 18446744073709551615"
  })
  void convertsEveryType(DType type, String hex, double second) {
    TensorData tensor = TensorData.of(type, HexFormat.of().parseHex(hex), 2);
    assertArrayEquals(new double[] {1, second}, tensor.toDoubles());
    assertArrayEquals(new float[] {1, (float) second}, tensor.toArray());
  }

  /** Converted through double, these would be rounded twice. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199791611905",
        "18014398509481985",
        "9223372586610589697",
        "18446742974197923841",
        "9223372036854775809"
      })
  void longsAreRoundedOnce(String decimal) {
    BigInteger value = new BigInteger(decimal);
    byte[] bytes = ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(value.longValue())
        .array();
    assertEquals(value.floatValue(), TensorData.of(DType.U64, bytes).toArray()[0]);
    assertEquals(value.doubleValue(), TensorData.of(DType.U64, bytes).toDoubles()[0]);
    assertEquals((float) value.longValue(), TensorData.of(DType.I64, bytes).toArray()[0]);
  }
}
