package dev.lathe.metrics;

/** Gathers decisions by how sure they were. Holds 24 bytes a bin. */
final class CalibrationMeter extends ExampleMeter {
  private final double[] confidences;
  private final long[] hits;
  private final long[] counts;

  CalibrationMeter(String metric, int bins) {
    super(metric, Need.PROBABILITIES);
    this.confidences = new double[bins];
    this.hits = new long[bins];
    this.counts = new long[bins];
  }

  @Override
  void add(Predictions batch, int example) {
    if (batch.hasClasses()) {
      int found = batch.predicted(example);
      count(batch.probability(example, found), found == batch.classOf(example));
      return;
    }
    for (int label = 0; label < batch.width(); label++) {
      double probability = batch.probability(example, label);
      boolean found = batch.isPredicted(example, label);
      count(found ? probability : 1 - probability, found == batch.isPositive(example, label));
    }
  }

  private void count(double confidence, boolean hit) {
    int last = counts.length - 1;
    int bin = Math.min(Math.max((int) Math.ceil(confidence * counts.length) - 1, 0), last);
    confidences[bin] += confidence;
    hits[bin] += hit ? 1 : 0;
    counts[bin]++;
  }

  @Override
  double valueOfSome() {
    double sum = 0;
    long decisions = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      sum += Math.abs(hits[bin] - confidences[bin]);
      decisions += counts[bin];
    }
    return sum / decisions;
  }
}
