package dev.lathe.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the comparison with scikit-learn, among the conformance tests, does not show. */
class MetricsTest {
  private static final Predictions CLASSES = Predictions.ofClasses(
      new float[] {0.5f, 0.25f, 0.25f, 0.125f, 0.75f, 0.125f},
      new int[] {0, 2},
      2,
      3,
      Link.PROBABILITY);
  private static final Predictions SCORES =
      Predictions.ofClasses(new float[6], new int[] {0, 2}, 2, 3, Link.NONE);
  private static final Predictions LABELS = Predictions.ofValues(
      new float[] {0.5f, -2, 1, 0.5f}, new float[] {1, 0, 0, 1}, 2, 2, Link.SIGMOID);
  private static final Predictions NUMBERS =
      Predictions.ofValues(new float[] {1, 2, 3, 4}, new float[] {1, 1, 2, 2}, 2, 2, Link.NONE);

  private static final List<Metric> OF_CLASSES =
      List.of(Metrics.accuracy(), Metrics.precision(), Metrics.recall(), Metrics.f1(Average.MACRO));
  private static final List<Metric> OF_PROBABILITIES = List.of(
      Metrics.rocAuc(),
      Metrics.averagePrecision(),
      Metrics.logLoss(),
      Metrics.brier(),
      Metrics.perplexity(),
      Metrics.calibrationError(10));
  private static final List<Metric> OF_NUMBERS = List.of(
      Metrics.meanAbsoluteError(),
      Metrics.meanSquaredError(),
      Metrics.rootMeanSquaredError(),
      Metrics.r2(),
      Metrics.explainedVariance());

  private static double value(Metric metric, Predictions batch) {
    Meter meter = metric.meter();
    meter.add(batch);
    return meter.value();
  }

  @Test
  void haveNamesAndDirections() {
    assertEquals("top5_accuracy", Metrics.topK(5).name());
    assertEquals("f1", Metrics.f1().name());
    assertEquals("precision_weighted", Metrics.precision(Average.WEIGHTED).toString());
    assertTrue(Metrics.rocAuc().higherIsBetter());
    assertTrue(Metrics.r2().higherIsBetter());
    assertFalse(Metrics.logLoss().higherIsBetter());
    assertFalse(Metrics.meanAbsoluteError().higherIsBetter());
  }

  @Test
  void metersAreFresh() {
    Metric metric = Metrics.accuracy();
    assertEquals(0.5, value(metric, CLASSES));
    assertTrue(Double.isNaN(metric.meter().value()));
    Metric own = Metric.of("own", true, () -> metric.meter());
    assertEquals("own", own.name());
    assertEquals(0.5, value(own, CLASSES));
  }

  @Test
  void isNotDefinedWithoutExamples() {
    Predictions none = Predictions.ofClasses(new float[0], new int[0], 0, 3, Link.SOFTMAX);
    Predictions ignored = Predictions.ofClasses(new float[3], new int[] {-1}, 1, 3, Link.SOFTMAX);
    Stream.concat(OF_PROBABILITIES.stream(), Stream.of(Metrics.f1(Average.MACRO), Metrics.topK(1)))
        .forEach(metric -> {
          assertTrue(Double.isNaN(value(metric, none)), metric.name());
          assertTrue(Double.isNaN(value(metric, ignored)), metric.name());
        });
    Predictions nothing = Predictions.ofValues(new float[0], new float[0], 0, 3, Link.NONE);
    OF_NUMBERS.forEach(metric -> assertTrue(Double.isNaN(value(metric, nothing)), metric.name()));
  }

  @Test
  void refusesAnotherKindOfNetwork() {
    Stream.concat(OF_CLASSES.stream(), OF_PROBABILITIES.stream())
        .forEach(metric -> assertThrows(
            IllegalArgumentException.class, () -> value(metric, NUMBERS), metric.name()));
    OF_PROBABILITIES.forEach(metric ->
        assertThrows(IllegalArgumentException.class, () -> value(metric, SCORES), metric.name()));
    for (Predictions batch : List.of(CLASSES, SCORES, LABELS)) {
      OF_NUMBERS.forEach(metric ->
          assertThrows(IllegalArgumentException.class, () -> value(metric, batch), metric.name()));
    }
    assertEquals(0.5, value(Metrics.accuracy(), SCORES));
    assertThrows(IllegalArgumentException.class, () -> value(Metrics.topK(1), LABELS));
  }

  @Test
  void sayWhatTheyNeed() {
    Refused.check("""
        [L212] expected classes, or labels of 0 and 1, and a link to probabilities, for the metric roc_auc
          found: values as targets, Link.NONE
          fix:   choose a metric that suits the loss: mean_absolute_error, r2""", () -> value(Metrics.rocAuc(), NUMBERS));
    Refused.check("""
        [L212] expected numbers as targets, and outputs that are numbers, for the metric r2
          found: classes as targets, Link.PROBABILITY
          fix:   choose a metric that suits the loss: accuracy, f1""", () -> value(Metrics.r2(), CLASSES));
    Predictions empty = Predictions.ofValues(new float[0], new float[0], 0, 1, Link.NONE);
    Refused.check("""
        [L212] expected classes, or labels of 0 and 1 with a link to probabilities, for the metric f1
          found: values as targets, Link.NONE
          fix:   choose a metric that suits the loss: mean_absolute_error, r2""", () -> value(Metrics.f1(), empty));
  }

  @Test
  void refusesAnotherNumberOfOutputs() {
    Meter meter = Metrics.accuracy().meter();
    meter.add(CLASSES);
    Predictions two = Predictions.ofClasses(new float[2], new int[1], 1, 2, Link.SOFTMAX);
    Refused.check("""
        [L212] expected 3 outputs an example, as before, for the metric accuracy
          found: 2 outputs
          fix:   ask for a metric that suits the network, and make a meter for each network""", () -> meter.add(two));
    Refused.check("""
        [L212] expected one label or two classes for the metric f1
          found: 3 outputs
          fix:   ask for a metric that suits the network, and make a meter for each network""", () -> value(Metrics.f1(), CLASSES));
    assertThrows(IllegalArgumentException.class, () -> value(Metrics.recall(), LABELS));
    Refused.check("""
        [L212] expected at least 4 classes for the metric top4_accuracy
          found: 3 outputs
          fix:   ask for a metric that suits the network, and make a meter for each network""", () -> value(Metrics.topK(4), CLASSES));
  }

  @Test
  void refusesOptionsOutOfRange() {
    Refused.check("""
        [L212] expected a k of at least 1
          found: 0
          fix:   topK(1) is the accuracy""", () -> Metrics.topK(0));
    Refused.check("""
        [L212] expected 1 to 1048576 bins
          found: 0
          fix:   15 is usual""", () -> Metrics.calibrationError(0));
    assertThrows(IllegalArgumentException.class, () -> Metrics.calibrationError(1 << 20 | 1));
  }

  @Test
  void equalScoresAreInTheOrderOfTheClasses() {
    float[] outputs = {2, 1, 1, 1};
    for (int right = 0; right < 4; right++) {
      Predictions batch = Predictions.ofClasses(outputs, new int[] {right}, 1, 4, Link.NONE);
      for (int k = 1; k <= 4; k++) {
        assertEquals(right < k ? 1 : 0, value(Metrics.topK(k), batch));
      }
    }
    Predictions broken =
        Predictions.ofClasses(new float[] {1, Float.NaN}, new int[] {1}, 1, 2, Link.NONE);
    assertEquals(0, value(Metrics.topK(1), broken));
  }

  @Test
  void probabilitiesMayBeGivenAsTheyAre() {
    assertEquals(-Math.log(0.5 * 0.125) / 2, value(Metrics.logLoss(), CLASSES), 1e-15);
    assertEquals(4, value(Metrics.perplexity(), CLASSES), 1e-14);
    double squares = (0.25 + 0.0625 + 0.0625) + (0.015625 + 0.5625 + 0.765625);
    assertEquals(squares / 2, value(Metrics.brier(), CLASSES), 1e-15);
    // 0.5 is the end of bin 5 and was right, 0.75 was not
    assertEquals((0.5 + 0.75) / 2, value(Metrics.calibrationError(10), CLASSES), 1e-15);
    Predictions certain =
        Predictions.ofClasses(new float[] {1, 0, 1, 0}, new int[] {0, 1}, 2, 2, Link.PROBABILITY);
    double least = -Math.log(0x1p-23) - Math.log(1 - 0x1p-23);
    assertEquals(least / 2, value(Metrics.logLoss(), certain), 1e-14);
  }

  @Test
  void logarithmsAreTakenAsTheyAre() {
    float[] outputs = {(float) Math.log(0.75), (float) Math.log(0.25)};
    Predictions batch = Predictions.ofClasses(outputs, new int[] {0}, 1, 2, Link.EXP);
    assertEquals(-outputs[0], value(Metrics.logLoss(), batch));
    assertEquals(1 / 16.0, value(Metrics.brier(), batch), 1e-7);
    Predictions rates =
        Predictions.ofValues(new float[] {0, 1}, new float[] {1, 1}, 2, 1, Link.EXP);
    assertEquals((Math.E - 1) / 2, value(Metrics.meanAbsoluteError(), rates), 1e-15);
  }

  @Test
  void labelsMayBeShares() {
    Predictions batch = Predictions.ofValues(
        new float[] {0.5f, 1}, new float[] {0.25f, 0.75f}, 2, 1, Link.PROBABILITY);
    double second = 0.75 * Math.log(1 - 0x1p-23) + 0.25 * Math.log(0x1p-23);
    assertEquals(-(Math.log(0.5) + second) / 2, value(Metrics.logLoss(), batch), 1e-14);
    assertEquals(0.0625, value(Metrics.brier(), batch));
    assertThrows(IllegalArgumentException.class, () -> value(Metrics.rocAuc(), batch));
  }

  @Test
  void brokenScoresShow() {
    Predictions batch = Predictions.ofClasses(
        new float[] {1, 2, 3, Float.NaN, 5, 6, 7, 8, 9}, new int[] {0, 1, 2}, 3, 3, Link.SOFTMAX);
    for (Metric metric : OF_PROBABILITIES) {
      assertTrue(Double.isNaN(value(metric, batch)), metric.name());
    }
    Predictions numbers =
        Predictions.ofValues(new float[] {Float.NaN, 1}, new float[] {1, 1}, 2, 1, Link.NONE);
    OF_NUMBERS.forEach(metric -> assertTrue(Double.isNaN(value(metric, numbers)), metric.name()));
  }

  /** Zeros of either sign are equal. */
  @Test
  void ranksEqualScoresTogether() {
    Predictions batch = Predictions.ofValues(
        new float[] {0f, -0f, 1, -1}, new float[] {1, 0, 1, 0}, 4, 1, Link.SIGMOID);
    assertEquals(3.5 / 4, value(Metrics.rocAuc(), batch));
    assertEquals((1 + 2 / 3.0) / 2, value(Metrics.averagePrecision(), batch), 1e-15);
  }

  @Test
  void arraysGrowUpToWhatJavaHas() {
    assertEquals(3, Ranked.grown(0, 3));
    assertEquals(20, Ranked.grown(10, 11));
    assertEquals(Integer.MAX_VALUE - 8, Ranked.grown(1 << 30, (1L << 30) + 1));
    Refused.check("""
        [L212] expected at most 2147483639 scores to put in order
          found: 2147483640 scores
          fix:   measure on fewer examples""", () -> Ranked.grown(Integer.MAX_VALUE - 8, Integer.MAX_VALUE - 7L));
  }
}
