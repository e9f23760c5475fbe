package dev.lathe.tests.parity;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The largest differences found for one network, by what was compared. */
final class Outcome {
  static final double TOLERANCE = 1e-5;

  private final String name;
  private final Map<String, Double> largest = new LinkedHashMap<>();

  Outcome(String name) {
    this.name = name;
  }

  /** Notes a difference, and refuses one beyond the tolerance. */
  void add(String kind, String what, double difference) {
    largest.merge(kind, difference, Math::max);
    assertTrue(
        difference <= TOLERANCE,
        () -> name + ", " + kind + " of " + what + ": relative difference " + difference);
  }

  /** A row of the table. */
  String row(Iterable<String> kinds) {
    StringBuilder row = new StringBuilder("| " + name);
    for (String kind : kinds) {
      row.append(" | ").append(number(largest.get(kind)));
    }
    return row + " | " + number(largest()) + " |";
  }

  double largest() {
    return largest.values().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  private static String number(@Nullable Double difference) {
    return difference == null ? "" : String.format(Locale.ROOT, "%.1e", difference);
  }
}
