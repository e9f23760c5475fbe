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

  void clear() {
    restore(new double[2 + labels.size() * labels.size()]);
  }

  /** What it has counted, for a checkpoint: the loss and the examples, and for classes row after row of the matrix. */
  double[] state() {
    int classes = labels.size();
    double[] state = new double[2 + classes * classes];
    state[0] = lossSum;
    state[1] = examples;
    for (int i = 0; i < classes * classes; i++) {
      state[2 + i] = counts[i / classes][i % classes];
    }
    return state;
  }

  void restore(double[] state) {
    lossSum = state[0];
    examples = (int) state[1];
    for (int i = 0; i < state.length - 2; i++) {
      counts[i / labels.size()][i % labels.size()] = (long) state[2 + i];
    }
  }
}
