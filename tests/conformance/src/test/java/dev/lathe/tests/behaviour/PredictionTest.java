package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.ConfusionMatrix;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.History;
import dev.lathe.runtime.Prediction;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.networks.CurveModel;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.PriceModel;
import dev.lathe.tests.networks.Ride;
import dev.lathe.tests.networks.RideModel;
import dev.lathe.tests.networks.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers in the user's own types. */
@ExtendWith(Quiet.class)
class PredictionTest {
  private static final Dataset<float[], Integer> POINTS = Samples.points(1, 300);
  private static final Dataset<float[], Integer> OTHER_POINTS = Samples.points(2, 90);

  @Test
  void classesByNumber() {
    PointsModel model = PointsModel.create();
    History history = model.fit(POINTS, OTHER_POINTS);
    assertEquals(8, history.epochs().size());
    assertTrue(history.last().loss() < history.epochs().get(0).loss());
    assertEquals(90, history.last().validation().examples());
    int label = model.predict(new float[] {1, 0});
    assertEquals(0, label);
    Prediction<Integer> prediction = model.classify(new float[] {1, 0});
    assertEquals(0, prediction.label());
    assertEquals(prediction.probability(), prediction.probabilities()[0]);
    assertSumIsOne(prediction.probabilities(), 3);
  }

  private static void assertSumIsOne(float[] probabilities, int classes) {
    assertEquals(classes, probabilities.length);
    float sum = 0;
    for (float probability : probabilities) {
      assertTrue(probability >= 0 && probability <= 1, () -> "probability " + probability);
      sum += probability;
    }
    assertEquals(1, sum, 1e-6);
  }

  @Test
  void evaluationCountsWhatPredictSays() {
    PointsModel model = PointsModel.create();
    model.fit(POINTS);
    Evaluation evaluation = model.evaluate(OTHER_POINTS);
    long[][] counts = new long[3][3];
    double loss = 0;
    for (int i = 0; i < OTHER_POINTS.size(); i++) {
      Example<float[], Integer> example = OTHER_POINTS.get(i);
      counts[example.target()][model.predict(example.input())]++;
      loss -= Math.log(model.classify(example.input()).probabilities()[example.target()]);
    }
    assertEquals(ConfusionMatrix.of(List.of("0", "1", "2"), counts), evaluation.confusionMatrix());
    assertEquals(evaluation.confusionMatrix().accuracy(), evaluation.accuracy());
    assertTrue(evaluation.accuracy() > 0.9, evaluation::toString);
    assertEquals(loss / OTHER_POINTS.size(), evaluation.loss(), 1e-5);
    assertEquals(OTHER_POINTS.size(), evaluation.examples());
  }

  @Test
  void historyEndsWithWhatEvaluateMeasures() {
    PointsModel model = PointsModel.create();
    assertEquals(model.fit(POINTS, OTHER_POINTS).last().validation(), model.evaluate(OTHER_POINTS));
  }

  @Test
  void recordInAndEnumOut() {
    RideModel model = RideModel.create();
    model.fit(Samples.trips(1, 600));
    Evaluation evaluation = model.evaluate(Samples.trips(2, 200));
    assertTrue(evaluation.accuracy() > 0.9, evaluation::toString);
    assertEquals(
        List.of("EARLY", "ON_TIME", "LATE", "NEVER"),
        evaluation.confusionMatrix().labels());
    Ride.Arrival late = model.predict(new Ride.Trip(60_000, 7, false, Ride.Weather.SUN));
    assertEquals(Ride.Arrival.LATE, late);
    Prediction<Ride.Arrival> never =
        model.classify(new Ride.Trip(60_000, 7, true, Ride.Weather.SNOW));
    assertEquals(Ride.Arrival.NEVER, never.label());
    assertSumIsOne(never.probabilities(), 4);
  }

  @Test
  void enumsAndTheirNumbersAreTheSameTargets() {
    Dataset<Ride.Trip, Ride.Arrival> trips = Samples.trips(1, 100);
    RideModel byConstant = RideModel.create();
    RideModel byNumber = RideModel.create();
    byConstant.fit(trips);
    byNumber.fit(trips.targetTransform(Ride.Arrival::ordinal));
    assertEquals(byConstant.stateDict(), byNumber.stateDict());
  }

  @Test
  void numbersAreStandardisedAndOthersAreNot() {
    Dataset<Ride.Trip, Ride.Arrival> trips = Samples.trips(1, 100);
    RideModel model = RideModel.create();
    model.fit(trips);
    double[] mean = model.stateDict().get("features.mean").toDoubles();
    double[] deviation = model.stateDict().get("features.std").toDoubles();
    double[] distances = new double[100];
    java.util.Arrays.setAll(distances, i -> trips.get(i).input().distance());
    double expected = java.util.Arrays.stream(distances).average().orElseThrow();
    double variance = java.util.Arrays.stream(distances)
            .map(d -> (d - expected) * (d - expected))
            .sum()
        / 100;
    assertEquals(expected, mean[0], 1e-9 * expected);
    assertEquals(Math.sqrt(variance), deviation[0], 1e-9 * expected);
    assertTrue(mean[1] > 0 && deviation[1] > 1, "stops are numbers too");
    assertArrayEquals(new double[4], java.util.Arrays.copyOfRange(mean, 2, 6));
    assertArrayEquals(new double[] {1, 1, 1, 1}, java.util.Arrays.copyOfRange(deviation, 2, 6));
  }

  @Test
  void oneNumberIsAFloat() {
    PriceModel model = PriceModel.create();
    Evaluation before = model.evaluate(Samples.prices(2, 50));
    model.fit(Samples.prices(1, 200));
    float price = model.predict(new float[] {0.5f, 0.5f, 0.5f});
    assertEquals(1.75f, price, 0.05f);
    assertArrayEquals(new float[] {price}, model.forward(new float[] {0.5f, 0.5f, 0.5f}));
    Evaluation after = model.evaluate(Samples.prices(2, 50));
    assertTrue(after.loss() < before.loss() / 100, after::toString);
    assertTrue(Double.isNaN(after.accuracy()));
    assertEquals(0, after.confusionMatrix().classes());
  }

  @Test
  void severalNumbersAreAnArray() {
    CurveModel model = CurveModel.create();
    model.fit(Samples.circle(1, 200));
    float[] point = model.predict(new float[] {0.5f});
    assertEquals(2, point.length);
    assertEquals(Math.cos(1.5), point[0], 0.1);
    assertEquals(Math.sin(1.5), point[1], 0.1);
  }
}
