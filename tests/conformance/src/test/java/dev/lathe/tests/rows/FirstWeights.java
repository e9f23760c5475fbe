package dev.lathe.tests.rows;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.io.TensorData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * First weights beside what {@code torch.nn.init} draws from. Element i is drawn from the seed and i alone, so that a plain initialiser of the same layer
 * shows the number that stands behind each weight: it is moved by PyTorch's bounds, or mean and deviation, and must give the weight.
 */
final class FirstWeights {
  private static final double TOLERANCE = 1e-5;

  /** How far the ends of two samples of sixty thousand may lie apart. */
  private static final double SAMPLED = 0.02;

  private final Comparison reference;
  private final CompiledRows compiled;

  static Stream<DynamicTest> tests(Comparison reference) throws IOException {
    List<Row> rows = Row.of("initialisers");
    FirstWeights weights = new FirstWeights(rows, reference);
    return rows.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> weights.check(row)));
  }

  private FirstWeights(List<Row> rows, Comparison reference) throws IOException {
    this.reference = reference;
    List<Row> all = new ArrayList<>(rows);
    rows.stream().filter(this::isDrawn).map(this::plain).forEach(all::add);
    compiled = CompiledRows.of("initialisers", all);
  }

  private boolean isDrawn(Row row) {
    return reference.has(row, "uniform") || reference.has(row, "normal");
  }

  /** The same layer with numbers from U(0, 1) or N(0, 1). */
  private Row plain(Row row) {
    String normal =
        row.name().startsWith("TruncNormal") ? "@TruncNormal(a = -50, b = 50)" : "@Normal";
    return row.with("init", reference.has(row, "uniform") ? "@Uniform" : normal, ".behind");
  }

  private void check(Row row) throws ReflectiveOperationException {
    double[] weight = weight(row);
    if (reference.has(row, "values")) {
      compare(row, "values", weight);
    } else if (reference.has(row, "gram")) {
      compare(row, "gram", gram(weight, Integer.parseInt(row.get("weight").split(" ")[0])));
    } else {
      checkDrawn(row, weight);
    }
    if (reference.has(row, "range")) {
      double[] range = reference.get(row, "range").toDoubles();
      assertTrue(Math.abs(Arrays.stream(weight).min().orElseThrow() - range[0]) < SAMPLED);
      assertTrue(Math.abs(Arrays.stream(weight).max().orElseThrow() - range[1]) < SAMPLED);
    }
    if (reference.has(row, "zeros")) {
      compare(row, "zeros", zeros(weight, reference.get(row, "zeros")));
    }
  }

  private double[] weight(Row row) throws ReflectiveOperationException {
    return compiled.create(row).stateDict().get("layer.weight").toDoubles();
  }

  private void compare(Row row, String what, double[] actual) {
    reference.check(row, what, reference.get(row, what).toDoubles(), actual, TOLERANCE);
  }

  /** Weights that were left as they were drawn; those that were drawn again, or set to 0, are not among them. */
  private void checkDrawn(Row row, double[] weight) throws ReflectiveOperationException {
    boolean uniform = reference.has(row, "uniform");
    double[] asked = reference.get(row, uniform ? "uniform" : "normal").toDoubles();
    double[] behind = weight(plain(row));
    double[] expected = new double[weight.length];
    for (int i = 0; i < weight.length; i++) {
      double scale = uniform ? asked[1] - asked[0] : asked[1];
      expected[i] = asked[0] + scale * behind[i];
    }
    boolean mayChange = reference.has(row, "range") || reference.has(row, "zeros");
    int[] kept = IntStream.range(0, weight.length)
        .filter(i -> !mayChange || isKept(row, expected[i], weight[i]))
        .toArray();
    assertTrue(kept.length > weight.length / 2, row.name());
    reference.check(row, "draws", pick(expected, kept), pick(weight, kept), TOLERANCE);
  }

  private boolean isKept(Row row, double drawn, double weight) {
    if (reference.has(row, "zeros")) {
      return weight != 0;
    }
    double[] range = reference.get(row, "range").toDoubles();
    return drawn > range[0] + SAMPLED && drawn < range[1] - SAMPLED;
  }

  private static double[] pick(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
  }

  /** Products of the rows, or of the columns where there are fewer. */
  private static double[] gram(double[] w, int rows) {
    int columns = w.length / rows;
    int count = Math.min(rows, columns);
    double[] products = new double[count * count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        for (int k = 0; k < Math.max(rows, columns); k++) {
          products[i * count + j] += rows <= columns
              ? w[i * columns + k] * w[j * columns + k]
              : w[k * columns + i] * w[k * columns + j];
        }
      }
    }
    return products;
  }

  private static double[] zeros(double[] w, TensorData ofColumns) {
    int columns = ofColumns.shape()[0];
    double[] zeros = new double[columns];
    for (int i = 0; i < w.length; i++) {
      zeros[i % columns] += w[i] == 0 ? 1 : 0;
    }
    return zeros;
  }
}
