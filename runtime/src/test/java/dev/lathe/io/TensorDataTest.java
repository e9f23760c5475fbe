package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lathe.data.Thrown;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TensorDataTest {
  @Test
  void holdsLittleEndianFloats() {
    TensorData tensor = TensorData.of(new float[] {1, -2}, 1, 2);
    assertEquals("0000803f000000c0", HexFormat.of().formatHex(tensor.bytes()));
    assertEquals(DType.F32, tensor.dtype());
    assertArrayEquals(new int[] {1, 2}, tensor.shape());
    assertEquals(2, tensor.elements());
    assertEquals("F32 [1, 2]", tensor.toString());
  }

  @Test
  void holdsDoubles() {
    TensorData tensor = TensorData.of(new double[] {0.1, 1e300}, 2);
    assertArrayEquals(new double[] {0.1, 1e300}, tensor.toDoubles());
    assertArrayEquals(new float[] {0.1f, Float.POSITIVE_INFINITY}, tensor.toArray());
    assertEquals(DType.F64, tensor.dtype());
  }

  @Test
  void keepsTheBitsOfNaN() {
    float nan = Float.intBitsToFloat(0x7FC00001);
    assertEquals(
        0x7FC00001, Float.floatToRawIntBits(TensorData.of(new float[] {nan}, 1).toArray()[0]));
  }

  @Test
  void convertsToFloatsOfAnotherWidth() {
    TensorData longs = TensorData.of(DType.I8, new byte[] {1, -2, 127}, 3);
    assertEquals(TensorData.of(new float[] {1, -2, 127}, 3), longs.to(DType.F32));
    assertEquals(TensorData.of(new double[] {1, -2, 127}, 3), longs.to(DType.F64));
    TensorData floats = TensorData.of(new float[] {1, 65520, -70000, Float.NaN, -0f}, 5);
    assertEquals(
        "003c007c00fc007e0080", HexFormat.of().formatHex(floats.to(DType.F16).bytes()));
    assertEquals(
        "803f8047" + "89c7" + "c07f0080",
        HexFormat.of().formatHex(floats.to(DType.BF16).bytes()));
    assertEquals("BF16 [5]", floats.to(DType.BF16).toString());
    assertSame(floats, floats.to(DType.F32));
    assertEquals(0, TensorData.of(new float[0], 0, 3).to(DType.F16).elements());
  }

  /** From double in one step: by way of a float it would be a tie. */
  @Test
  void doublesAreRoundedOnce() {
    TensorData just = TensorData.of(new double[] {1 + 0x1p-11 + 0x1p-40, -0x1.01p-1 - 0x1p-50}, 2);
    assertEquals("013c04b8", HexFormat.of().formatHex(just.to(DType.F16).bytes()));
    assertEquals("803f01bf", HexFormat.of().formatHex(just.to(DType.BF16).bytes()));
  }

  @Test
  void convertsToFloatsOnly() {
    TensorData tensor = TensorData.of(new float[] {1}, 1);
    for (DType type : DType.values()) {
      if (!Elements.writes(type)) {
        Thrown.by(
            IllegalArgumentException.class, () -> tensor.to(type), "[L212] ", "found: " + type);
      }
    }
    TensorData small = TensorData.of(DType.F8_E5M2, new byte[1], 1);
    Thrown.by(UnsupportedOperationException.class, () -> small.to(DType.F32), "[L205] ");
    assertSame(small, small.to(DType.F8_E5M2));
  }

  @Test
  void neitherSharesNorShowsItsArrays() {
    float[] values = {1, 2};
    int[] shape = {2};
    TensorData tensor = TensorData.of(values, shape);
    values[0] = 9;
    shape[0] = 9;
    tensor.shape()[0] = 9;
    tensor.bytes()[0] = 9;
    tensor.toArray()[0] = 9;
    assertEquals(TensorData.of(new float[] {1, 2}, 2), tensor);
    byte[] bytes = {1};
    TensorData other = TensorData.of(DType.U8, bytes, 1);
    bytes[0] = 2;
    assertEquals(1f, other.toArray()[0]);
  }

  @Test
  void anEmptyShapeIsOneNumberAndAZeroIsNone() {
    assertEquals(1, TensorData.of(new float[] {7}).elements());
    assertEquals(0, TensorData.of(new float[0], 3, 0).elements());
    assertEquals(0, TensorData.of(new float[0], 0, 3).toArray().length);
  }

  @Test
  void comparesByTypeShapeAndBytes() {
    TensorData tensor = TensorData.of(new float[] {1, 2}, 2);
    assertEquals(tensor.hashCode(), TensorData.of(new float[] {1, 2}, 2).hashCode());
    assertNotEquals(tensor, TensorData.of(new float[] {1, 2}, 1, 2));
    assertNotEquals(tensor, TensorData.of(new float[] {1, 3}, 2));
    assertNotEquals(tensor, TensorData.of(DType.I32, tensor.bytes(), 2));
    assertNotEquals(TensorData.of(new float[] {0f}, 1), TensorData.of(new float[] {-0f}, 1));
  }

  @Test
  void refusesShapesThatDoNotFit() {
    assertL201(() -> TensorData.of(new float[5], 2, 3), "6 values for shape [2, 3]", "5 values");
    assertL201(() -> TensorData.of(new double[0]), "1 values", "0 values");
    assertL201(() -> TensorData.of(new float[6], -2, -3), "at least 0", "[-2, -3]");
    assertL201(() -> TensorData.of(new float[0], Integer.MAX_VALUE, 1 << 30, 1 << 30), "shape");
    assertL201(() -> TensorData.of(DType.F16, new byte[3], 2), "2 elements of 16 bits", "3 bytes");
    assertL201(() -> TensorData.of(DType.F4, new byte[1], 1), "1 elements of 4 bits", "1 bytes");
    assertEquals(2, TensorData.of(DType.F4, new byte[1], 2).elements());
  }

  private static void assertL201(org.junit.jupiter.api.function.Executable what, String... parts) {
    Thrown.by(IllegalArgumentException.class, what, "[L201] ");
    Thrown.by(IllegalArgumentException.class, what, parts);
  }

  @Test
  void namesTypesThatAreNoJavaNumbers() {
    TensorData tensor = TensorData.of(DType.F8_E4M3, new byte[2], 2);
    Thrown.by(UnsupportedOperationException.class, tensor::toArray, "[L205] ", "F8_E4M3 [2]");
    Thrown.by(UnsupportedOperationException.class, tensor::toDoubles, "[L205] ", "F8_E4M3 [2]");
    assertEquals(2, tensor.bytes().length);
  }
}
