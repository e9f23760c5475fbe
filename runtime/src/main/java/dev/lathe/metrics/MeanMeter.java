package dev.lathe.metrics;

/** Mean of a figure that each example has, or e to the power of it. */
final class MeanMeter extends ExampleMeter {
  private final Term term;
  private final boolean isExponent;
  private double sum;

  /** The figure of one example. */
  interface Term {
    double of(Predictions batch, int example);
  }

  MeanMeter(String metric, Need need, Term term, boolean isExponent) {
    super(metric, need);
    this.term = term;
    this.isExponent = isExponent;
  }

  @Override
  void add(Predictions batch, int example) {
    sum += term.of(batch, example);
  }

  @Override
  double valueOfSome() {
    double mean = sum / examples();
    return isExponent ? StrictMath.exp(mean) : mean;
  }

  /** 1 where the class was predicted; of several labels the share that was. */
  static double accuracy(Predictions batch, int example) {
    if (batch.hasClasses() || batch.width() == 1) {
      return batch.predicted(example) == batch.classOf(example) ? 1 : 0;
    }
    int right = 0;
    for (int output = 0; output < batch.width(); output++) {
      right += batch.isPredicted(example, output) == batch.isPositive(example, output) ? 1 : 0;
    }
    return (double) right / batch.width();
  }

  /** Minus the logarithm of the probability of what is right; of several labels the mean. */
  static double logLoss(Predictions batch, int example) {
    if (batch.hasClasses()) {
      return -batch.logProbability(example, batch.classOf(example));
    }
    double sum = 0;
    for (int output = 0; output < batch.width(); output++) {
      float share = batch.value(example, output);
      sum -= share == 0 ? 0 : share * batch.logProbability(example, output);
      sum -= share == 1 ? 0 : (1 - share) * batch.logComplement(example, output);
    }
    return sum / batch.width();
  }

  /** Squared distance of the probabilities from what is right: summed over three classes and more, of one label or two classes once, of several labels the mean. */
  static double brier(Predictions batch, int example) {
    int first = batch.hasClasses() && batch.width() == 2 ? 1 : 0;
    double sum = 0;
    for (int output = first; output < batch.width(); output++) {
      double right = batch.hasClasses()
          ? (batch.isPositive(example, output) ? 1 : 0)
          : batch.value(example, output);
      double off = batch.probability(example, output) - right;
      sum += off * off;
    }
    return batch.hasClasses() ? sum : sum / batch.width();
  }
}
