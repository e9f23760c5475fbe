package dev.lathe.metrics;

/** Counts how often each class was right, predicted, and both: precision, recall and F1 come of these. Holds 24 bytes a class. */
final class DecisionMeter extends ExampleMeter {
  private final Average average;
  private final int precision;
  private final int recall;
  private long[] right = {};
  private long[] predicted = {};
  private long[] actual = {};

  /** The figure is the harmonic mean of precision and recall by the weights given, each 0 or 1. */
  DecisionMeter(String metric, Average average, int precision, int recall) {
    super(metric, Need.DECISIONS);
    this.average = average;
    this.precision = precision;
    this.recall = recall;
  }

  @Override
  void start(Predictions batch) {
    int width = batch.width();
    if (average == Average.BINARY && (batch.hasClasses() ? width != 2 : width != 1)) {
      throw misfit("one label or two classes", batch);
    }
    int classes = isLabels(batch) ? width : Math.max(width, 2);
    right = new long[classes];
    predicted = new long[classes];
    actual = new long[classes];
  }

  private static boolean isLabels(Predictions batch) {
    return !batch.hasClasses() && batch.width() > 1;
  }

  @Override
  void add(Predictions batch, int example) {
    if (isLabels(batch)) {
      for (int label = 0; label < batch.width(); label++) {
        boolean found = batch.isPredicted(example, label);
        boolean is = batch.isPositive(example, label);
        predicted[label] += found ? 1 : 0;
        actual[label] += is ? 1 : 0;
        right[label] += found && is ? 1 : 0;
      }
    } else {
      int found = batch.predicted(example);
      int is = batch.classOf(example);
      predicted[found]++;
      actual[is]++;
      right[is] += found == is ? 1 : 0;
    }
  }

  @Override
  double valueOfSome() {
    return switch (average) {
      case BINARY ->
        figure(right[right.length - 1], predicted[right.length - 1], actual[right.length - 1]);
      case MICRO -> figure(sum(right), sum(predicted), sum(actual));
      case MACRO, WEIGHTED -> mean();
    };
  }

  /** 0 where nothing was predicted, or nothing there. */
  private double figure(long hits, long found, long there) {
    long all = precision * found + recall * there;
    return all == 0 ? 0 : (double) ((precision + recall) * hits) / all;
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  private double mean() {
    double sum = 0;
    long weights = 0;
    for (int each = 0; each < right.length; each++) {
      boolean counts = predicted[each] + actual[each] > 0;
      long weight = average == Average.WEIGHTED ? actual[each] : counts ? 1 : 0;
      sum += weight * figure(right[each], predicted[each], actual[each]);
      weights += weight;
    }
    return weights == 0 ? 0 : sum / weights;
  }
}
