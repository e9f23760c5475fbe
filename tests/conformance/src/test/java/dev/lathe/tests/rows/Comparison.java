package dev.lathe.tests.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.tests.Site;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What PyTorch computed for the rows of a group, and how far away other numbers are. */
final class Comparison {
  /** Tensors whose largest element is smaller are compared as if it were this: what is 0 but for rounding has no relative error. */
  private static final double LEAST = 0.1;

  private final Map<String, TensorData> tensors;
  private final Map<Row, Double> largest = new LinkedHashMap<>();

  Comparison(String group) throws IOException {
    tensors = Weights.read(Site.reference("cases/" + group + ".safetensors"));
  }

  TensorData get(Row row, String name) {
    return tensor(row.name() + "/" + name);
  }

  boolean has(Row row, String name) {
    return tensors.containsKey(row.name() + "/" + name);
  }

  TensorData tensor(String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  /** Tensors of a row and kind by what follows: {@code gradient}. */
  Map<String, TensorData> all(Row row, String kind) {
    String prefix = row.name() + "/" + kind + "/";
    Map<String, TensorData> found = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), tensor);
      }
    });
    return found;
  }

  void check(Row row, String what, double[] expected, double[] actual, double tolerance) {
    assertEquals(expected.length, actual.length, what);
    double scale = LEAST;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      scale = Math.max(scale, Math.abs(expected[i]));
      double distance = Math.abs(expected[i] - actual[i]);
      boolean same =
          expected[i] == actual[i] || Double.isNaN(expected[i]) && Double.isNaN(actual[i]);
      difference = Math.max(difference, same ? 0 : Double.isNaN(distance) ? 1e9 : distance);
    }
    double relative = difference / scale;
    largest.merge(row, relative, Math::max);
    assertTrue(relative <= tolerance, () -> row.name() + ", " + what + ": differs by " + relative);
  }

  Map<Row, Double> largest() {
    return largest;
  }
}
