package dev.lathe.report;

import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.Figures;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A number that an epoch has.
 *
 * @param value NaN where there is none
 * @param format as it is shown
 */
record Measure(String name, ToDoubleFunction<EpochReport> value, DoubleFunction<String> format) {
  static final Measure RATE = new Measure("learning rate", EpochReport::learningRate, Html::number);
  static final Measure LOSS = new Measure("loss", EpochReport::loss, Figures::loss);
  static final Measure ACCURACY = new Measure("accuracy", EpochReport::accuracy, Measure::percent);
  static final Measure HELD_LOSS =
      new Measure("validation loss", held(Evaluation::loss), Figures::loss);
  static final Measure HELD_ACCURACY =
      new Measure("validation accuracy", held(Evaluation::accuracy), Measure::percent);

  /** In the order of the table's columns. */
  private static final List<Measure> ALL = List.of(RATE, LOSS, ACCURACY, HELD_LOSS, HELD_ACCURACY);

  private static ToDoubleFunction<EpochReport> held(ToDoubleFunction<Evaluation> value) {
    return report -> {
      Evaluation validation = report.validation();
      return validation == null ? Double.NaN : value.applyAsDouble(validation);
    };
  }

  /** Those that any of the epochs has, metrics of the validation last. */
  static List<Measure> in(List<EpochReport> reports) {
    Set<String> metrics = new LinkedHashSet<>();
    reports.forEach(report -> metrics.addAll(metrics(report).keySet()));
    return Stream.concat(ALL.stream(), metrics.stream().map(Measure::metric))
        .filter(measure -> measure.isIn(reports))
        .toList();
  }

  private static Measure metric(String name) {
    return new Measure(
        "validation " + name,
        report -> metrics(report).getOrDefault(name, Double.NaN),
        Html::number);
  }

  private static Map<String, Double> metrics(EpochReport report) {
    Evaluation validation = report.validation();
    return validation == null ? Map.of() : validation.metrics();
  }

  boolean isMetric() {
    return !ALL.contains(this);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  double of(EpochReport report) {
    return value.applyAsDouble(report);
  }

  /** As it is shown, a dash where there is none. */
  String text(EpochReport report) {
    return Double.isNaN(of(report)) ? "\u2013" : format.apply(of(report));
  }

  Curves.Line line(List<EpochReport> reports) {
    return new Curves.Line(
        name, i -> text(reports.get(i)), reports.stream().map(this::of).toList());
  }

  /** Whether any of the epochs has it. */
  boolean isIn(List<EpochReport> reports) {
    return reports.stream().anyMatch(report -> !Double.isNaN(of(report)));
  }
}
