package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private final ConfusionMatrix matrix = ConfusionMatrix.of(
      List.of("cat", "dog", "salamander"), new long[][] {{8, 2, 0}, {1, 9, 0}, {0, 0, 0}});

  @Test
  void measures() {
    assertEquals(17 / 20.0, matrix.accuracy());
    assertEquals(0.8, matrix.recall(0));
    assertEquals(8 / 9.0, matrix.precision(0));
    assertEquals(9 / 11.0, matrix.precision(1));
    assertEquals(16 / 19.0, matrix.f1(0));
    assertEquals(2, matrix.count(0, 1));
    assertEquals(3, matrix.classes());
  }

  @Test
  void hasNoFigureWithoutExamples() {
    assertTrue(Double.isNaN(matrix.recall(2)));
    assertTrue(Double.isNaN(matrix.precision(2)));
    assertTrue(Double.isNaN(matrix.f1(2)));
    assertTrue(Double.isNaN(ConfusionMatrix.of(List.of(), new long[0][0]).accuracy()));
  }

  @Test
  void printsATable() {
    assertEquals("""
        actual \\ predicted  cat  dog  salamander  recall
        cat                   8    2           0  80.0 %
        dog                   1    9           0  90.0 %
        salamander            0    0           0       -
        """, matrix.toString());
  }

  @Test
  void copiesCounts() {
    long[][] counts = {{1}};
    ConfusionMatrix copy = ConfusionMatrix.of(List.of("a"), counts);
    counts[0][0] = 5;
    assertEquals(1, copy.count(0, 0));
  }

  @Test
  void comparesByValue() {
    ConfusionMatrix one = ConfusionMatrix.of(List.of("a"), new long[][] {{1}});
    assertEquals(one, ConfusionMatrix.of(List.of("a"), new long[][] {{1}}));
    assertEquals(
        one.hashCode(), ConfusionMatrix.of(List.of("a"), new long[][] {{1}}).hashCode());
    assertNotEquals(one, ConfusionMatrix.of(List.of("a"), new long[][] {{2}}));
    assertNotEquals(one, ConfusionMatrix.of(List.of("b"), new long[][] {{1}}));
  }

  @Test
  void mustBeSquare() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ConfusionMatrix.of(List.of("a", "b"), new long[][] {{1, 2}}));
    assertThrows(
        IllegalArgumentException.class,
        () -> ConfusionMatrix.of(List.of("a"), new long[][] {{1, 2}}));
  }
}
