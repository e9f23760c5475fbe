package dev.lathe.metrics;

/** Gathers what numbers are off by, and how they spread (B. P. Welford, 1962). Holds 48 bytes an output. */
final class ErrorMeter extends ExampleMeter {
  private static final int SUMS = 6;
  private static final int ABSOLUTE = 0;
  private static final int SQUARED = 1;
  private static final int ERROR = 2; // its mean, then the squares around it
  private static final int TARGET = 4; // the same

  private final Figure figure;
  private double[] sums = {};

  /** What one output's sums come to. */
  interface Figure {
    double of(ErrorMeter errors, int output);
  }

  ErrorMeter(String metric, Figure figure) {
    super(metric, Need.NUMBERS);
    this.figure = figure;
  }

  @Override
  void start(Predictions batch) {
    sums = new double[Math.multiplyExact(SUMS, batch.width())];
  }

  @Override
  void add(Predictions batch, int example) {
    for (int output = 0; output < batch.width(); output++) {
      double target = batch.value(example, output);
      double error = target - batch.probability(example, output);
      int at = SUMS * output;
      sums[at + ABSOLUTE] += Math.abs(error);
      sums[at + SQUARED] += error * error;
      spread(at + ERROR, error);
      spread(at + TARGET, target);
    }
  }

  private void spread(int at, double value) {
    double difference = value - sums[at];
    sums[at] += difference / examples();
    sums[at + 1] += difference * (value - sums[at]);
  }

  @Override
  double valueOfSome() {
    int outputs = sums.length / SUMS;
    double sum = 0;
    for (int output = 0; output < outputs; output++) {
      sum += figure.of(this, output);
    }
    return sum / outputs;
  }

  double meanAbsolute(int output) {
    return sums[SUMS * output + ABSOLUTE] / examples();
  }

  double meanSquared(int output) {
    return sums[SUMS * output + SQUARED] / examples();
  }

  double r2(int output) {
    return examples() < 2
        ? Double.NaN
        : explained(sums[SUMS * output + SQUARED], sums[SUMS * output + TARGET + 1]);
  }

  double explainedVariance(int output) {
    return explained(sums[SUMS * output + ERROR + 1], sums[SUMS * output + TARGET + 1]);
  }

  private static double explained(double left, double all) {
    return all == 0 && left >= 0 ? (left == 0 ? 1 : 0) : 1 - left / all;
  }
}
