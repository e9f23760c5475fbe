package dev.lathe.report;

import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.Figures;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

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
  static final List<Measure> ALL = List.of(RATE, LOSS, ACCURACY, HELD_LOSS, HELD_ACCURACY);

  private static ToDoubleFunction<EpochReport> held(ToDoubleFunction<Evaluation> value) {
    return report -> {
      Evaluation validation = report.validation();
      return validation == null ? Double.NaN : value.applyAsDouble(validation);
    };
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

  /** Whether any of the epochs has it. */
  boolean isIn(List<EpochReport> reports) {
    return reports.stream().anyMatch(report -> !Double.isNaN(of(report)));
  }
}
