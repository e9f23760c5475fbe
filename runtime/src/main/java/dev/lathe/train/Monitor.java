package dev.lathe.train;

import dev.lathe.metrics.Metric;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.Message;
import java.util.function.ToDoubleFunction;

/**
 * A number of an epoch that is to become better.
 *
 * @param name as it is printed
 * @param larger whether larger is better: Keras's mode {@code max}
 * @param value of an epoch's report
 */
public record Monitor(String name, boolean larger, ToDoubleFunction<EpochReport> value) {
  /** Mean loss of the validation data. */
  public static Monitor validationLoss() {
    return new Monitor("validation loss", false, report -> validation(report).loss());
  }

  /** Accuracy on the validation data. */
  public static Monitor validationAccuracy() {
    return new Monitor("validation accuracy", true, report -> validation(report).accuracy());
  }

  /** Mean loss of the training examples. */
  public static Monitor loss() {
    return new Monitor("loss", false, EpochReport::loss);
  }

  /** Accuracy on the training examples. */
  public static Monitor accuracy() {
    return new Monitor("accuracy", true, EpochReport::accuracy);
  }

  /** A metric of the validation data, which the training has to measure: {@code training().metrics(metric)}. */
  public static Monitor of(Metric metric) {
    return new Monitor(metric.name(), metric.higherIsBetter(), report -> value(report, metric));
  }

  private static double value(EpochReport report, Metric metric) {
    Double value = validation(report).metrics().get(metric.name());
    if (value == null) {
      throw new IllegalArgumentException(Message.of(
          "L214",
          "the metric " + metric + ", since a callback looks at it",
          "a training that measures " + validation(report).metrics().keySet(),
          "add it: training().metrics(...)"));
    }
    return value;
  }

  /** Whether a value is better than another by more than so much; NaN never is. */
  boolean isBetter(double value, double than, double minDelta) {
    return larger ? value > than + minDelta : value < than - minDelta;
  }

  /** What any number is better than. */
  double worst() {
    return larger ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  private static Evaluation validation(EpochReport report) {
    Evaluation validation = report.validation();
    if (validation == null) {
      throw new IllegalArgumentException(Message.of(
          "L214",
          "validation data, since a callback looks at them",
          "a training without",
          "give it some, training().validation(data), or let the callback look at Monitor.loss()"));
    }
    return validation;
  }
}
