package dev.lathe.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void anExtentIsAtLeastOne(int count) {
    assertThrows(IllegalArgumentException.class, () -> Extent.of(count));
  }

  @Test
  void extents() {
    assertEquals("B", Extent.BATCH.toString());
    assertEquals("28 B", Extent.of(4).times(new Extent(7, true)).toString());
    assertEquals(Extent.of(12), Extent.of(3).times(Extent.of(4)));
    assertThrows(ShapeException.class, () -> Extent.BATCH.times(Extent.BATCH));
    assertThrows(ArithmeticException.class, () -> Extent.of(1 << 20).times(Extent.of(1 << 20)));
    assertTrue(Extent.of(1).isOne());
    assertFalse(Extent.BATCH.isOne(), "a batch of one is known only at run time");
  }

  /** Shapes as they print; an empty text is a scalar. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''      | 3 x 4   | 3 x 4",
        "4       | 3 x 4   | 3 x 4",
        "3 x 1   | 3 x 4   | 3 x 4",
        "3 x 1   | 4       | 3 x 4",
        "3 x 1   | 1 x 4   | 3 x 4",
        "B x 1   | 4       | B x 4",
        "B       | 3 x 1   | 3 x B",
        "B x 3   | B x 3   | B x 3",
        "1       | 1       | 1",
        "2 x 3 x 4 | 3 x 1 | 2 x 3 x 4",
        "1 x 1 x 1 | B     | 1 x 1 x B",
      })
  void broadcasting(String left, String right, String expected) {
    Shape joined = shape(expected);
    assertEquals(joined, shape(left).broadcastWith(shape(right)));
    assertEquals(joined, shape(right).broadcastWith(shape(left)));
    assertTrue(shape(left).broadcastsTo(joined));
    assertTrue(shape(right).broadcastsTo(joined));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"3 | 4", "B | 4", "2 B | B", "3 x 4 | 3", "B x 2 | 2 x B"})
  void whatDoesNotBroadcast(String left, String right) {
    assertFalse(shape(left).broadcastsTo(shape(right)));
    assertThrows(ShapeException.class, () -> shape(left).broadcastWith(shape(right)));
  }

  @Test
  void wideIsNotRepeatedToNarrow() {
    assertFalse(shape("3 x 4").broadcastsTo(shape("4")));
    assertFalse(shape("4").broadcastsTo(shape("1")));
    assertFalse(shape("B").broadcastsTo(shape("1")));
  }

  @Test
  void views() {
    Shape image = Shape.batchOf(3, 28, 28);
    assertEquals("B x 2352", image.merge(1, 3).toString());
    assertEquals("3 B x 28 x 28", image.merge(0, 1).toString());
    assertEquals(image, image.merge(1, 1));
    assertEquals(new Extent(2352, true), image.size());
    assertEquals("1 x 1 x 5", Shape.of(5).widenTo(3).toString());
    assertEquals("B x 3 x 28 x 9", image.with(3, Extent.of(9)).toString());
    assertEquals(Extent.of(1), Shape.SCALAR.size());
    assertThrows(ShapeException.class, () -> new Shape(List.of(Extent.BATCH, Extent.BATCH)).size());
  }

  @Test
  void text() {
    assertEquals("scalar", Shape.SCALAR.toString());
    assertEquals("28 x 28", Shape.batchOf(28, 28).perExample());
    assertEquals("a single number", Shape.batchOf().perExample());
    assertEquals("7", Shape.of(7).perExample());
  }

  static Shape shape(String text) {
    return new Shape(
        text.isEmpty()
            ? List.of()
            : Arrays.stream(text.split(" x ")).map(ShapeTest::extent).toList());
  }

  private static Extent extent(String text) {
    boolean batched = text.endsWith("B");
    String count = text.replace("B", "").strip();
    return new Extent(count.isEmpty() ? 1 : Integer.parseInt(count), batched);
  }
}
