package dev.lathe.metrics;

import dev.lathe.runtime.Message;
import java.util.Locale;

/**
 * The metrics of classes, labels and numbers, with the names and definitions of scikit-learn where it has them.
 *
 * <pre>{@code
 * Meter meter = Metrics.f1(Average.MACRO).meter();
 * meter.add(Predictions.ofClasses(logits, classes, 64, 10, Link.SOFTMAX));
 * double f1 = meter.value();
 * }</pre>
 *
 * <p>A meter refuses predictions of a network that the metric does not fit (L212). Unless said otherwise it holds a few numbers a class, however many the examples.
 * What is not defined is NaN.
 */
public final class Metrics {
  private static final int MOST_BINS = 1 << 20;

  private Metrics() {}

  /** Share of examples whose class was predicted, 0 to 1: {@code accuracy_score}. Of several labels the share that was. */
  public static Metric accuracy() {
    return mean("accuracy", true, Need.DECISIONS, MeanMeter::accuracy);
  }

  /**
   * Share of examples whose class has one of the {@code k} highest scores, 0 to 1: {@code top_k_accuracy_score}. Of equal scores the first come first. Refuses networks of
   * fewer than {@code k} classes.
   *
   * @param k at least 1
   * @throws IllegalArgumentException with code L212
   */
  public static Metric topK(int k) {
    if (k < 1) {
      throw new IllegalArgumentException(
          Message.of("L212", "a k of at least 1", String.valueOf(k), "topK(1) is the accuracy"));
    }
    String name = "top" + k + "_accuracy";
    return Metric.of(name, true, () -> new TopMeter(name, k));
  }

  /** Share of what was predicted that was right: that of class 1 of two, or of one label. */
  public static Metric precision() {
    return precision(Average.BINARY);
  }

  /** Share of the predictions of a class that were right, 0 to 1, and 0 for a class that was never predicted: {@code precision_score}. */
  public static Metric precision(Average average) {
    return decisions("precision", average, 1, 0);
  }

  /** Share of what was there that was predicted: that of class 1 of two, or of one label. */
  public static Metric recall() {
    return recall(Average.BINARY);
  }

  /** Share of the examples of a class that were predicted, 0 to 1, and 0 for a class without examples: {@code recall_score}. Its MACRO is the balanced accuracy. */
  public static Metric recall(Average average) {
    return decisions("recall", average, 0, 1);
  }

  /** Harmonic mean of precision and recall: that of class 1 of two, or of one label. */
  public static Metric f1() {
    return f1(Average.BINARY);
  }

  /** Harmonic mean of precision and recall of a class, 0 to 1: {@code f1_score}. */
  public static Metric f1(Average average) {
    return decisions("f1", average, 1, 1);
  }

  /**
   * Area below the ROC curve, 0 to 1: how often a positive example has a higher score than a negative one, equal scores counting a half; {@code roc_auc_score}. Of three
   * classes and more the mean of each against the rest, of labels that of each, but for those of which all examples are alike; NaN where all are.
   *
   * <p>Scores are kept: 4 bytes and a bit for an example, or as much for each of three classes and more; computing takes another 8 bytes an example.
   */
  public static Metric rocAuc() {
    return Metric.of("roc_auc", true, () -> new RankingMeter("roc_auc", true));
  }

  /**
   * Mean of the precision at each positive example, 0 to 1, the area below the curve of precision and recall without interpolation: {@code average_precision_score}. Of
   * several classes or labels as {@link #rocAuc}, but for those without a positive example; NaN where all are, for which scikit-learn has 0. Memory as there.
   */
  public static Metric averagePrecision() {
    return Metric.of("average_precision", true, () -> new RankingMeter("average_precision", false));
  }

  /** Mean of minus the natural logarithm of the probability of what is right, at least 0: {@code log_loss}. Labels may be shares between 0 and 1. */
  public static Metric logLoss() {
    return mean("log_loss", false, Need.PROBABILITIES, MeanMeter::logLoss);
  }

  /** e to the power of {@link #logLoss}, at least 1: between how many equally likely classes the network hesitates. */
  public static Metric perplexity() {
    return mean("perplexity", false, Need.PROBABILITIES, MeanMeter::logLoss, true);
  }

  /**
   * Mean squared distance of the probabilities from what is right: of class 1 of two, or of labels, 0 to 1; of more classes summed over them, 0 to 2.
   * {@code brier_score_loss}. Labels may be shares between 0 and 1.
   */
  public static Metric brier() {
    return mean("brier_score", false, Need.PROBABILITIES, MeanMeter::brier);
  }

  /**
   * How far the confidence in what was predicted lies from how often it was right, 0 to 1: the expected calibration error. Confidences fall into bins of equal width, open
   * on the left; each bin counts by its share of the examples. Source: C. Guo et al., "On calibration of modern neural networks", 2017, who take 15 bins.
   *
   * @param bins 1 to 1048576
   * @throws IllegalArgumentException with code L212
   */
  public static Metric calibrationError(int bins) {
    if (bins < 1 || bins > MOST_BINS) {
      throw new IllegalArgumentException(
          Message.of("L212", "1 to " + MOST_BINS + " bins", String.valueOf(bins), "15 is usual"));
    }
    String name = "calibration_error";
    return Metric.of(name, false, () -> new CalibrationMeter(name, bins));
  }

  /** Mean of the absolute differences of outputs from targets, and of several outputs the mean: {@code mean_absolute_error}. */
  public static Metric meanAbsoluteError() {
    return errors("mean_absolute_error", false, ErrorMeter::meanAbsolute);
  }

  /** Mean of the squared differences of outputs from targets, and of several outputs the mean: {@code mean_squared_error}. */
  public static Metric meanSquaredError() {
    return errors("mean_squared_error", false, ErrorMeter::meanSquared);
  }

  /** Square root of the mean squared difference, and of several outputs the mean of their roots: {@code root_mean_squared_error}. */
  public static Metric rootMeanSquaredError() {
    String name = "root_mean_squared_error";
    return errors(name, false, (sums, output) -> Math.sqrt(sums.meanSquared(output)));
  }

  /**
   * How much less outputs are off, squared, than the targets' mean would be, at most 1, and of several outputs the mean: {@code r2_score}. Where all targets are equal, 1 for
   * outputs without an error and else 0; NaN for one example.
   */
  public static Metric r2() {
    return errors("r2", true, ErrorMeter::r2);
  }

  /** As {@link #r2}, but for an error that all examples share, which does not count: {@code explained_variance_score}. */
  public static Metric explainedVariance() {
    return errors("explained_variance", true, ErrorMeter::explainedVariance);
  }

  private static Metric mean(String name, boolean higherIsBetter, Need need, MeanMeter.Term term) {
    return mean(name, higherIsBetter, need, term, false);
  }

  private static Metric mean(
      String name, boolean higherIsBetter, Need need, MeanMeter.Term term, boolean isExponent) {
    return Metric.of(name, higherIsBetter, () -> new MeanMeter(name, need, term, isExponent));
  }

  private static Metric decisions(String figure, Average average, int precision, int recall) {
    String name =
        average == Average.BINARY ? figure : figure + "_" + average.name().toLowerCase(Locale.ROOT);
    return Metric.of(name, true, () -> new DecisionMeter(name, average, precision, recall));
  }

  private static Metric errors(String name, boolean higherIsBetter, ErrorMeter.Figure figure) {
    return Metric.of(name, higherIsBetter, () -> new ErrorMeter(name, figure));
  }
}
