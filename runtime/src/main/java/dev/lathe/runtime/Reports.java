package dev.lathe.runtime;

import dev.lathe.io.TensorData;
import dev.lathe.metrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports of epochs as numbers, a row each, for a checkpoint. Of validations, only the last one's matrix is kept. */
final class Reports {
  private static final String ROWS = "training.history";
  private static final String MATRIX = "training.matrix";
  private static final int COLUMNS = 10;

  private Reports() {}

  static void save(
      List<EpochReport> reports, List<Metric> metrics, Map<String, TensorData> tensors) {
    int columns = COLUMNS + metrics.size();
    double[] rows = new double[reports.size() * columns];
    for (int i = 0; i < reports.size(); i++) {
      System.arraycopy(row(reports.get(i)), 0, rows, i * columns, COLUMNS);
      Evaluation held = reports.get(i).validation();
      for (int k = 0; held != null && k < metrics.size(); k++) {
        rows[i * columns + COLUMNS + k] =
            held.metrics().getOrDefault(metrics.get(k).name(), Double.NaN);
      }
    }
    tensors.put(ROWS, TensorData.of(rows, reports.size(), columns));
    Evaluation last = reports.isEmpty() ? null : reports.get(reports.size() - 1).validation();
    ConfusionMatrix matrix = last == null ? ConfusionMatrix.EMPTY : last.confusionMatrix();
    int classes = matrix.classes();
    double[] counts = new double[classes * classes];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = matrix.count(i / classes, i % classes);
    }
    tensors.put(MATRIX, TensorData.of(counts, classes, classes));
  }

  private static double[] row(EpochReport report) {
    Evaluation held = report.validation();
    return new double[] {
      report.epoch(),
      report.epochs(),
      report.steps(),
      report.learningRate(),
      report.loss(),
      report.accuracy(),
      report.seconds(),
      held != null ? held.loss() : 0,
      held != null ? held.accuracy() : 0,
      held != null ? held.examples() : -1
    };
  }

  static List<EpochReport> restore(
      Map<String, TensorData> tensors, List<Metric> metrics, List<String> labels) {
    int columns = Keeper.required(tensors, ROWS).shape()[1];
    double[] rows = Keeper.required(tensors, ROWS).toDoubles();
    double[] counts = Keeper.required(tensors, MATRIX).toDoubles();
    List<EpochReport> reports = new ArrayList<>();
    for (int at = 0; at < rows.length; at += columns) {
      boolean last = at + columns == rows.length;
      ConfusionMatrix matrix =
          last && counts.length > 0 ? matrix(counts, labels) : ConfusionMatrix.EMPTY;
      reports.add(report(rows, at, matrix, values(rows, at, columns, metrics)));
    }
    return reports;
  }

  /** Of another list of metrics than now, none are known. */
  private static Map<String, Double> values(
      double[] rows, int at, int columns, List<Metric> metrics) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int k = 0; columns == COLUMNS + metrics.size() && k < metrics.size(); k++) {
      values.put(metrics.get(k).name(), rows[at + COLUMNS + k]);
    }
    return values;
  }

  private static ConfusionMatrix matrix(double[] counts, List<String> labels) {
    int classes = labels.size();
    long[][] matrix = new long[classes][classes];
    for (int i = 0; i < counts.length; i++) {
      matrix[i / classes][i % classes] = (long) counts[i];
    }
    return ConfusionMatrix.of(labels, matrix);
  }

  private static EpochReport report(
      double[] row, int at, ConfusionMatrix matrix, Map<String, Double> metrics) {
    Evaluation held = row[at + 9] < 0
        ? null
        : new Evaluation(row[at + 7], row[at + 8], matrix, (int) row[at + 9], metrics);
    return new EpochReport(
        (int) row[at],
        (int) row[at + 1],
        (long) row[at + 2],
        row[at + 3],
        row[at + 4],
        row[at + 5],
        held,
        row[at + 6]);
  }
}
