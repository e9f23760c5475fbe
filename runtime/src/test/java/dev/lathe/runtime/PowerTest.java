package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Powers are those of {@link StrictMath#pow}, bit for bit. */
class PowerTest {
  private static final int DRAWS = 300_000;
  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    2,
    0.5,
    3,
    -3,
    1e-320,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    0x1p31,
    0x1p53,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    Math.sqrt(1.5),
    Math.sqrt(3)
  };

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.999, 0.95, 0.5, 1e-3, 1.5, 3})
  void ofTheNumberOfAStep(double base) {
    for (int step = 1; step < 20_000; step++) {
      assertSame(base, step);
    }
  }

  @Test
  void ofSpecialNumbers() {
    for (double x : SPECIAL) {
      for (double y : SPECIAL) {
        assertSame(x, y);
        assertSame(-x, y);
      }
    }
  }

  @Test
  void ofNumbersOfAnySize() {
    check(random -> Double.longBitsToDouble(random.nextLong()), Random::nextGaussian);
    check(random -> Double.longBitsToDouble(random.nextLong()), random -> random.nextInt(9) - 4);
  }

  @Test
  void whereResultsBecomeTooLargeOrTooSmall() {
    check(random -> 4 * random.nextDouble(), random -> 600 * random.nextGaussian());
    check(random -> -1 - random.nextInt(9), random -> random.nextInt(800) - 400);
  }

  private static void check(ToDoubleFunction<Random> x, ToDoubleFunction<Random> y) {
    Random random = new Random(7);
    for (int draw = 0; draw < DRAWS; draw++) {
      assertSame(x.applyAsDouble(random), y.applyAsDouble(random));
    }
  }

  private static void assertSame(double x, double y) {
    double expected = StrictMath.pow(x, y);
    double actual = Functions.pow(x, y);
    if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
      assertEquals(expected, actual, x + " to the power of " + y);
    }
  }
}
