package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTest {
  private static final long POSITIVES = 0;
  private static final long NEGATIVES = 0x80000000L;
  private static final long INFINITY = 0x7F800000L;

  static Stream<Arguments> functions() {
    return Stream.of(
        function("exp", Functions::exp, StrictMath::exp, 0.8),
        function("log", Functions::log, StrictMath::log, 0.83),
        function("tanh", Functions::tanh, StrictMath::tanh, 1.36),
        function("log1p", Functions::log1p, StrictMath::log1p, 3),
        function("expm1", Functions::expm1, StrictMath::expm1, 3),
        function("sigmoid", Functions::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), 1.5));
  }

  private static Arguments function(
      String name, Ulps.FloatFunction ours, DoubleUnaryOperator exact, double bound) {
    return Arguments.of(name, ours, exact, bound);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void isCloseOnAllMagnitudes(
      String name, Ulps.FloatFunction ours, DoubleUnaryOperator exact, double bound) {
    assertClose(bound, ours, exact, POSITIVES, POSITIVES + INFINITY, 4001);
    assertClose(bound, ours, exact, NEGATIVES, NEGATIVES + INFINITY, 4001);
  }

  /** 2^-4 to 128: where all reductions and selects lie. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void isCloseWhereItMatters(
      String name, Ulps.FloatFunction ours, DoubleUnaryOperator exact, double bound) {
    assertClose(bound, ours, exact, bits(0x1p-4f), bits(128), 211);
    assertClose(bound, ours, exact, bits(-0x1p-4f), bits(-128), 211);
  }

  /** Every float around the places where a formula takes over from another. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void isCloseAroundSeams(
      String name, Ulps.FloatFunction ours, DoubleUnaryOperator exact, double bound) {
    for (float seam : new float[] {
      0.34657f, 0.625f, 0.70710677f, 1, 1.4142135f, 9.01f, 88.72283f, 87.33654f, 103.97f
    }) {
      assertClose(bound, ours, exact, bits(seam) - 2000, bits(seam) + 2000, 1);
      assertClose(bound, ours, exact, bits(-seam) - 2000, bits(-seam) + 2000, 1);
    }
    assertClose(bound, ours, exact, POSITIVES, 2000, 1);
    assertClose(bound, ours, exact, NEGATIVES, NEGATIVES + 2000, 1);
  }

  private static void assertClose(
      double bound,
      Ulps.FloatFunction ours,
      DoubleUnaryOperator exact,
      long first,
      long last,
      long stride) {
    double worst = Ulps.worst(ours, exact, first, last, stride);
    assertTrue(worst < bound, () -> worst + " ulp, more than " + bound);
  }

  private static long bits(float x) {
    return Float.floatToRawIntBits(x) & 0xFFFFFFFFL;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "-0.0, 1",
    "Infinity, Infinity",
    "-Infinity, 0",
    "NaN, NaN",
    "88.72284, Infinity",
    "89, Infinity",
    "88.72283, 3.4027985E38",
    "3.4028235E38, Infinity",
    "-3.4028235E38, 0",
    "-103.97208, 1.4E-45",
    "-103.973, 0",
    "-104.5, 0"
  })
  void expOfSpecials(float x, float expected) {
    assertEquals(expected, Functions.exp(x));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "0, -Infinity",
    "-0.0, -Infinity",
    "Infinity, Infinity",
    "-Infinity, NaN",
    "NaN, NaN",
    "-1, NaN",
    "-1.4E-45, NaN",
    "1.4E-45, -103.27893",
    "1.17549435E-38, -87.33655",
    "3.4028235E38, 88.72284"
  })
  void logOfSpecials(float x, float expected) {
    assertEquals(expected, Functions.log(x));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0.0",
    "Infinity, 1",
    "-Infinity, -1",
    "NaN, NaN",
    "9.02, 1",
    "-20, -1",
    "3.4028235E38, 1",
    "1.4E-45, 1.4E-45"
  })
  void tanhOfSpecials(float x, float expected) {
    assertEquals(expected, Functions.tanh(x));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "-0.0, 0.5",
    "Infinity, 1",
    "-Infinity, 0",
    "NaN, NaN",
    "17.4, 1",
    "3.4028235E38, 1",
    "-3.4028235E38, 0",
    "-103.97208, 1.4E-45"
  })
  void sigmoidOfSpecials(float x, float expected) {
    assertEquals(expected, Functions.sigmoid(x));
  }

  /** The bits are part of the promise: a change here changes every user's results. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"exp, 1582944883", "log, -70244040", "tanh, -1486083699", "sigmoid, 1916570833"})
  void givesTheSameBitsEverywhere(String name, int expected) {
    Ulps.FloatFunction function = (Ulps.FloatFunction) functions()
        .filter(row -> row.get()[0].equals(name))
        .findFirst()
        .orElseThrow()
        .get()[1];
    int hash = 0;
    for (long bits = 0; bits < 1L << 32; bits += 65_537) {
      float result = function.of(Float.intBitsToFloat((int) bits));
      hash = 31 * hash + Float.floatToIntBits(result);
    }
    assertEquals(expected, hash);
  }

  @ParameterizedTest
  @CsvSource({"0.999, 1", "0.999, 20000", "0.5, 0.25", "0, 3", "0, 0", "-2, 3", "7, 0", "1, 1e9"})
  void powIsThatOfTheJdkToDoublePrecision(double x, double y) {
    double expected = StrictMath.pow(x, y);
    assertEquals(expected, Functions.pow(x, y), 1e-14 * Math.abs(expected));
  }
}
