package dev.lathe.report;

/** Mean, deviation and range of numbers that come one after the other (B. P. Welford, 1962). */
final class Moments {
  private long count;
  private long missing;
  private double mean;
  private double squares;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  /** What is not finite counts as missing. */
  void add(double value) {
    if (!Double.isFinite(value)) {
      missing++;
      return;
    }
    count++;
    double difference = value - mean;
    mean += difference / count;
    squares += difference * (value - mean);
    least = Math.min(least, value);
    most = Math.max(most, value);
  }

  void addMissing() {
    missing++;
  }

  long count() {
    return count;
  }

  long missing() {
    return missing;
  }

  /** NaN where there was no number, as for the others. */
  double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** Of the whole population: divided by the count. */
  double deviation() {
    return count == 0 ? Double.NaN : Math.sqrt(squares / count);
  }

  double least() {
    return count == 0 ? Double.NaN : least;
  }

  double most() {
    return count == 0 ? Double.NaN : most;
  }
}
