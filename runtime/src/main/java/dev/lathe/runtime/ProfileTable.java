package dev.lathe.runtime;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A recording as a table: what the iterations are made of, then each layer in each phase, the largest first. */
final class ProfileTable {
  private final Map<String, Row> phases = new LinkedHashMap<>();
  private final Map<String, Row> layers = new LinkedHashMap<>();
  private final Row iterations = new Row(Recording.ITERATION);
  private final Row steps = new Row(Recording.STEP);
  private final long dropped;

  ProfileTable(Recording recording) {
    int size = recording.size();
    dropped = recording.dropped();
    phases.put(Recording.ITERATION, iterations);
    phases.put(Recording.STEP, steps);
    for (int span = 0; span < size; span++) {
      add(recording, span);
    }
    phases.values().removeAll(List.of(iterations, steps));
  }

  /** What spans of one name come to. */
  private static final class Row {
    private final String name;
    private int calls;
    private long nanos;
    private double operations;

    Row(String name) {
      this.name = name;
    }

    long nanos() {
      return nanos;
    }

    void add(long time, long work) {
      calls++;
      nanos += time;
      operations += work;
    }
  }

  private void add(Recording recording, int span) {
    boolean isLayer = !recording.layer(span).isEmpty();
    long operations = isLayer ? recording.number(span) : 0;
    phases.computeIfAbsent(recording.phase(span), Row::new).add(recording.nanos(span), operations);
    if (isLayer) {
      layers.computeIfAbsent(recording.name(span), Row::new).add(recording.nanos(span), operations);
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(
        Locale.ROOT,
        "profile of %,d iterations, %,.3f ms; steps %,.3f ms%n",
        iterations.calls,
        iterations.nanos / 1e6,
        steps.nanos / 1e6));
    if (dropped > 0) {
      text.append(String.format(
          Locale.ROOT, "%,d more did not fit: a schedule chooses which are recorded%n", dropped));
    }
    int width = 1 + layers.keySet().stream().mapToInt(String::length).max().orElse(0);
    String format = "%-" + Math.max(12, width) + "s %7s %9s %12s %10s %8s%n";
    text.append(String.format(format, "", "share", "calls", "total ms", "mean ms", "GFLOP/s"));
    phases.values().forEach(row -> text.append(line(format, row)));
    text.append(System.lineSeparator());
    layers.values().stream()
        .sorted(Comparator.comparingLong(Row::nanos).reversed())
        .forEach(row -> text.append(line(format, row)));
    return text.toString();
  }

  private String line(String format, Row row) {
    return String.format(
        Locale.ROOT,
        format,
        row.name,
        number("%.2f %%", 100.0 * row.nanos / iterations.nanos),
        number("%,d", row.calls),
        number("%,.3f", row.nanos / 1e6),
        number("%,.4f", row.nanos / 1e6 / row.calls),
        row.operations == 0 ? "" : number("%,.2f", row.operations / row.nanos));
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
