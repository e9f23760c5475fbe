package dev.lathe.runtime;

import dev.lathe.io.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reports of epochs as numbers, a row each, for a checkpoint. Of validations, only the last one's matrix is kept. */
final class Reports {
  private static final String ROWS = "training.history";
  private static final String MATRIX = "training.matrix";
  private static final int COLUMNS = 10;

  private Reports() {}

  static void save(List<EpochReport> reports, Map<String, TensorData> tensors) {
    double[] rows = new double[reports.size() * COLUMNS];
    for (int i = 0; i < reports.size(); i++) {
      System.arraycopy(row(reports.get(i)), 0, rows, i * COLUMNS, COLUMNS);
    }
    tensors.put(ROWS, TensorData.of(rows, reports.size(), COLUMNS));
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

  static List<EpochReport> restore(Map<String, TensorData> tensors, List<String> labels) {
    double[] rows = Keeper.required(tensors, ROWS).toDoubles();
    double[] counts = Keeper.required(tensors, MATRIX).toDoubles();
    List<EpochReport> reports = new ArrayList<>();
    for (int at = 0; at < rows.length; at += COLUMNS) {
      boolean last = at + COLUMNS == rows.length;
      ConfusionMatrix matrix =
          last && counts.length > 0 ? matrix(counts, labels) : ConfusionMatrix.EMPTY;
      reports.add(report(rows, at, matrix));
    }
    return reports;
  }

  private static ConfusionMatrix matrix(double[] counts, List<String> labels) {
    int classes = labels.size();
    long[][] matrix = new long[classes][classes];
    for (int i = 0; i < counts.length; i++) {
      matrix[i / classes][i % classes] = (long) counts[i];
    }
    return ConfusionMatrix.of(labels, matrix);
  }

  private static EpochReport report(double[] row, int at, ConfusionMatrix matrix) {
    Evaluation held = row[at + 9] < 0
        ? null
        : new Evaluation(row[at + 7], row[at + 8], matrix, (int) row[at + 9]);
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
