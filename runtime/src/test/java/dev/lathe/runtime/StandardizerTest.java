package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardizerTest {
  @Test
  void learnsMeanAndPopulationDeviation() {
    Standardizer standardizer =
        learnt(new double[][] {{2, 9}, {4, 9}, {4, 9}, {4, 9}, {5, 9}, {5, 9}, {7, 9}, {9, 9}});
    assertArrayEquals(new double[] {5, 9}, standardizer.mean(), 1e-15);
    assertArrayEquals(
        new double[] {2, 1}, standardizer.deviation(), 1e-15); // the constant column counts as 1
    assertEquals(1.5f, standardizer.apply(8, 0));
    assertEquals(-2f, standardizer.apply(7, 1));
  }

  /** A sum of squares would lose all digits here. */
  @Test
  void survivesLargeMeans() {
    Standardizer standardizer = new Standardizer(true);
    for (int i = 0; i < 1000; i++) {
      standardizer.add(new double[] {1e9 + i % 2});
    }
    assertEquals(0.5, standardizer.deviation()[0], 1e-9);
  }

  @Test
  void leavesOtherColumnsAlone() {
    Standardizer standardizer = new Standardizer(true, false);
    standardizer.add(new double[] {1, 0});
    standardizer.add(new double[] {3, Double.NaN});
    assertArrayEquals(new double[] {2, 0}, standardizer.mean());
    assertArrayEquals(new double[] {1, 1}, standardizer.deviation());
    assertEquals(1f, standardizer.apply(1, 1));
  }

  @Test
  void isTheIdentityBeforeItLearns() {
    assertEquals(3.5f, new Standardizer(true).apply(3.5, 0));
  }

  @Test
  void takesFiguresLearntBefore() {
    Standardizer standardizer = Standardizer.of(
        new boolean[] {true, false}, new double[] {10, 7}, new double[] {4, Double.NaN});
    assertEquals(-2f, standardizer.apply(2, 0));
    assertEquals(2f, standardizer.apply(2, 1));
  }

  @Test
  void handsOutCopies() {
    Standardizer standardizer = learnt(new double[][] {{1, 2}, {3, 4}});
    standardizer.mean()[0] = 99;
    standardizer.deviation()[0] = 99;
    assertArrayEquals(new double[] {2, 3}, standardizer.mean());
    assertArrayEquals(new double[] {1, 1}, standardizer.deviation());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300})
  void refusesWhatIsNotFinite(double value) {
    Standardizer standardizer = new Standardizer(true, true);
    assertRefused(() -> standardizer.apply(value, 1), "column 1", String.valueOf(value));
  }

  @Test
  void learnsNothingFromARowItRefuses() {
    Standardizer standardizer = learnt(new double[][] {{1, 2}, {3, 4}});
    assertRefused(() -> standardizer.add(new double[] {7, Double.NaN}), "column 1", "NaN");
    assertArrayEquals(new double[] {2, 3}, standardizer.mean());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesImpossibleDeviations(double deviation) {
    boolean[] numeric = {true};
    assertRefused(
        () -> Standardizer.of(numeric, new double[1], new double[] {deviation}),
        "column 0",
        "" + deviation);
  }

  private static void assertRefused(
      org.junit.jupiter.api.function.Executable what, String... parts) {
    String message = assertThrows(IllegalArgumentException.class, what).getMessage();
    assertTrue(message.startsWith("[L211] "), message);
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }

  private static Standardizer learnt(double[][] rows) {
    Standardizer standardizer = new Standardizer(true, true);
    for (double[] row : rows) {
      standardizer.add(row);
    }
    return standardizer;
  }
}
