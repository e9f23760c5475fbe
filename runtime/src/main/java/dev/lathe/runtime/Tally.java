package dev.lathe.runtime;

import java.util.List;

/** Loss and hits of the batches so far. */
final class Tally {
  private final List<String> labels;
  private final long[][] counts;
  private double lossSum;
  private int examples;

  Tally(List<String> labels) {
    this.labels = labels;
    this.counts = new long[labels.size()][labels.size()];
  }

  /** Adds a batch whose loss and output the program holds. */
  void add(LossProgram program, int batch) {
    lossSum += (double) program.loss() * batch;
    examples += batch;
    int classes = labels.size();
    for (int example = 0; example < (classes == 0 ? 0 : batch); example++) {
      int target = program.targetClasses(0)[example];
      if (target >= 0 && target < classes) { // another is one that does not count
        counts[target][Scores.best(program.output(0), example * classes, classes)]++;
      }
    }
  }

  double loss() {
    return lossSum / examples;
  }

  Evaluation evaluation() {
    ConfusionMatrix matrix = ConfusionMatrix.of(labels, counts);
    return new Evaluation(
        loss(), labels.isEmpty() ? Double.NaN : matrix.accuracy(), matrix, examples);
  }
}
