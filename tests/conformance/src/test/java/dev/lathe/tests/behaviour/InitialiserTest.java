package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.io.TensorData;
import dev.lathe.tests.networks.BegunModel;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** First weights are what the initialisers say: exactly, or in their mean, deviation and bounds. */
class InitialiserTest {
  private static final Map<String, TensorData> STATE = BegunModel.create().stateDict();

  private static double[] weight(String layer) {
    return STATE.get(layer + ".weight").toDoubles();
  }

  /** Deviations as the formulas of torch.nn.init give them: 8 x 4 x 5 x 5, 120 x 512, 120 x 120, 100 x 120. */
  @ParameterizedTest
  @CsvSource({
    "kaimingNormal, 0, 0.1414",
    "xavierUniform, 0, 0.1125",
    "xavierNormal, 0, 0.0913",
    "kaimingUniform, 0, 0.1",
    "normal, 1, 0.5",
    "uniform, 3, 0.5774"
  })
  void meanAndDeviation(String layer, double mean, double deviation) {
    double[] values = weight(layer);
    double average = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(x -> (x - average) * (x - average)).average().orElseThrow();
    double error = 5 / Math.sqrt(values.length);
    assertEquals(mean, average, deviation * error);
    assertEquals(deviation, Math.sqrt(variance), deviation * error);
  }

  @ParameterizedTest
  @CsvSource({"xavierUniform, 0.19488", "kaimingUniform, 0.17321"})
  void boundsOfUniformOnes(String layer, double bound) {
    double most = Arrays.stream(weight(layer)).map(Math::abs).max().orElseThrow();
    assertTrue(most <= bound && most > 0.99 * bound, () -> layer + " " + most);
  }

  @ParameterizedTest
  @CsvSource({"wide, 80, 100, 3", "tall, 100, 80, 1"})
  void orthonormal(String layer, int rows, int columns, double gain) {
    double[] w = weight(layer);
    int count = Math.min(rows, columns);
    for (int i = 0; i < count; i += 7) {
      for (int j = 0; j <= i; j++) {
        double dot = 0;
        for (int k = 0; k < Math.max(rows, columns); k++) {
          dot += rows <= columns
              ? w[i * columns + k] * w[j * columns + k]
              : w[k * columns + i] * w[k * columns + j];
        }
        assertEquals(i == j ? gain * gain : 0, dot, 1e-5);
      }
    }
  }

  @Test
  void aQuarterOfEachColumnIsZero() {
    double[] w = weight("sparse");
    for (int column = 0; column < 100; column++) {
      int at = column;
      assertEquals(
          25, IntStream.range(0, 100).filter(row -> w[row * 100 + at] == 0).count());
    }
  }

  @Test
  void truncatedWithinItsBounds() {
    double[] w = weight("truncated");
    assertTrue(Arrays.stream(w).allMatch(x -> x >= -1 && x <= 3));
    assertTrue(Arrays.stream(w).max().orElseThrow() > 2.9);
  }

  @Test
  void exactOnes() {
    double[] eye = new double[24];
    for (int i = 0; i < 4; i++) {
      eye[i * 6 + i] = 1;
    }
    assertArrayEquals(eye, weight("eye"));
    double[] dirac = new double[4 * 2 * 9];
    dirac[4] = 1;
    dirac[(2 + 1) * 9 + 4] = 1;
    assertArrayEquals(dirac, weight("dirac"));
    assertTrue(Arrays.stream(weight("constant")).allMatch(x -> x == 0.5));
    assertTrue(Arrays.stream(weight("ones")).allMatch(x -> x == 1));
    assertTrue(Arrays.stream(weight("zeros")).allMatch(x -> x == 0));
  }
}
