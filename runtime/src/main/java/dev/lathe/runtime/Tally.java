package dev.lathe.runtime;

import dev.lathe.metrics.Meter;
import dev.lathe.metrics.Metric;
import dev.lathe.metrics.Predictions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loss and hits of the batches so far. */
final class Tally {
  private final Blueprint<?, ?> blueprint;
  private final List<String> labels;
  private final Map<String, Meter> meters = new LinkedHashMap<>();
  private final long[][] counts;
  private double lossSum;
  private int examples;

  Tally(Blueprint<?, ?> blueprint, List<Metric> metrics) {
    this.blueprint = blueprint;
    this.labels = blueprint.target().labels();
    metrics.forEach(metric -> meters.put(metric.name(), metric.meter()));
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

  /** Lets the metrics see a batch. */
  void measure(LossProgram program, int batch) {
    if (meters.isEmpty()) {
      return;
    }
    Predictions seen = blueprint
        .target()
        .predictions(program, batch, blueprint.outputs().get(0), blueprint.link());
    if (seen == null) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a network of one target, for the metrics " + meters.keySet(),
          blueprint.name() + ", which has several",
          "leave the metrics out, or measure each target by a Meter of its own"));
    }
    meters.values().forEach(meter -> meter.add(seen));
  }

  double loss() {
    return lossSum / examples;
  }

  Evaluation evaluation() {
    ConfusionMatrix matrix = ConfusionMatrix.of(labels, counts);
    return new Evaluation(
        loss(), labels.isEmpty() ? Double.NaN : matrix.accuracy(), matrix, examples, values());
  }

  private Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    meters.forEach((name, meter) -> values.put(name, meter.value()));
    return values;
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
