package dev.lathe.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PredictionsTest {
  private static final double NEAR = 1e-15;

  @Test
  void showsTheArraysAsTheyAre() {
    float[] outputs = {1, 2, 3, 4, 5, 6, 99};
    int[] classes = {2, 0, 99};
    Predictions batch = Predictions.ofClasses(outputs, classes, 2, 3, Link.SOFTMAX);
    assertEquals(2, batch.size());
    assertEquals(3, batch.width());
    assertEquals(Link.SOFTMAX, batch.link());
    assertTrue(batch.hasClasses());
    assertEquals(6, batch.score(1, 2));
    assertEquals(2, batch.predicted(0));
    assertEquals(0, batch.classOf(1));
    assertTrue(batch.isPositive(0, 2));
    assertFalse(batch.isPositive(0, 0));
    classes[1] = 1;
    outputs[0] = 9;
    assertEquals(1, batch.classOf(1));
    assertEquals(0, batch.predicted(0));
  }

  @Test
  void theFirstOfEqualScoresIsPredicted() {
    float[] outputs = {1, 3, 3};
    assertEquals(1, Predictions.ofClasses(outputs, new int[1], 1, 3, Link.NONE).predicted(0));
  }

  @Test
  void eachLinkHasItsProbabilities() {
    assertEquals(0.25, probability(Link.NONE, 0.25f, 1), NEAR);
    assertEquals(0.25, probability(Link.PROBABILITY, 0.25f, 1), NEAR);
    assertEquals(1 / (1 + Math.exp(-0.25)), probability(Link.SIGMOID, 0.25f, 1), NEAR);
    assertEquals(Math.exp(0.25), probability(Link.EXP, 0.25f, 1), NEAR);
    double all = Math.exp(0.25) + Math.exp(1);
    assertEquals(Math.exp(0.25) / all, probability(Link.SOFTMAX, 0.25f, 1), NEAR);
    assertEquals(0.5, probability(Link.SOFTMAX, 1e38f, 1e38f), 0);
    assertEquals(0, probability(Link.SIGMOID, -1e38f, 1), 0);
    assertEquals(1, probability(Link.SIGMOID, 1e38f, 1), 0);
  }

  private static double probability(Link link, float first, float second) {
    float[] outputs = {7, 7, first, second};
    return Predictions.ofClasses(outputs, new int[2], 2, 2, link).probability(1, 0);
  }

  @Test
  void anIgnoredClassDoesNotCount() {
    float[] outputs = {1, 2, 3, 4, 5, 6};
    Predictions batch = Predictions.ofClasses(outputs, new int[] {0, 1, -100}, 3, 2, Link.SOFTMAX);
    assertEquals(-1, batch.classOf(2));
    assertEquals(1, batch.classOf(1));
    assertEquals(-1, batch.ignoring(1).classOf(1));
    assertEquals(0, batch.ignoring(1).classOf(0));
    Meter meter = Metrics.accuracy().meter();
    meter.add(batch.ignoring(0));
    assertEquals(1, meter.value());
    Predictions far = Predictions.ofClasses(outputs, new int[] {0, 1, 255}, 3, 2, Link.SOFTMAX);
    assertEquals(-1, far.ignoring(255).classOf(2));
    Refused.check("""
        [L202] expected a class number from 0 to 1
          found: 255 at place 2
          fix:   give the network more outputs, or name the class that does not count: ignoring(number)""", () -> far.classOf(2));
  }

  /** Two pictures of three places and two classes. */
  @Test
  void classesMayComeBeforePlaces() {
    float[] outputs = {1, 2, 3, 4, 5, 0, 11, 12, 13, 14, 10, 16};
    int[] classes = {1, 1, 0, 1, 0, 0};
    Predictions batch =
        Predictions.ofClasses(outputs, classes, 6, 2, Link.SOFTMAX).channelsFirst(3);
    assertEquals(4, batch.score(0, 1));
    assertEquals(0, batch.score(2, 1));
    assertEquals(13, batch.score(5, 0));
    assertEquals(0, batch.predicted(2));
    assertEquals(16, batch.score(5, 1));
    Meter meter = Metrics.accuracy().meter();
    meter.add(batch);
    assertEquals(5 / 6.0, meter.value());
    assertEquals(-1, batch.ignoring(0).classOf(2));
    assertEquals(4, batch.ignoring(0).score(0, 1));
    Refused.check("""
        [L212] expected a number of places that divides 6
          found: 4""", () -> batch.channelsFirst(4));
    Refused.check("""
        [L212] expected a number of places that divides 6
          found: 0""", () -> batch.channelsFirst(0));
  }

  @Test
  void oneLabelIsAClassOfTwo() {
    Predictions batch = Predictions.ofValues(
        new float[] {0.25f, 0, -1}, new float[] {1, 0, 0.5f}, 3, 1, Link.SIGMOID);
    assertFalse(batch.hasClasses());
    assertEquals(1, batch.predicted(0));
    assertEquals(0, batch.predicted(1));
    assertEquals(1, batch.classOf(0));
    assertEquals(0, batch.classOf(1));
    assertEquals(0.5f, batch.value(2, 0));
    Refused.check("""
        [L202] expected labels of 0 and 1
          found: 0.5 of example 2
          fix:   round the targets, or take a metric of probabilities: log_loss, brier_score""", () -> batch.classOf(2));
  }

  @Test
  void arraysHoldAllOfTheBatch() {
    int[] classes = new int[4];
    Refused.check("""
        [L201] expected 12 outputs and 4 targets for 4 x 3
          found: 11 and 4
          fix:   hand in the arrays of a whole batch""", () -> Predictions.ofClasses(new float[11], classes, 4, 3, Link.NONE));
    Refused.check("""
        [L201] expected 15 outputs and 5 targets for 5 x 3
          found: 15 and 4
          fix:   hand in the arrays of a whole batch""", () -> Predictions.ofClasses(new float[15], classes, 5, 3, Link.NONE));
    Refused.check(
        """
        [L201] expected 4611686014132420609 outputs and 4611686014132420609 targets for 2147483647 x 2147483647
          found: 1 and 1
          fix:   hand in the arrays of a whole batch""",
        () -> Predictions.ofValues(
            new float[1], new float[1], Integer.MAX_VALUE, Integer.MAX_VALUE, Link.NONE));
    assertThrows(
        IllegalArgumentException.class,
        () -> Predictions.ofValues(new float[6], new float[5], 2, 3, Link.NONE));
    Refused.check("""
        [L212] expected a size of at least 0 and a width of at least 1
          found: -1 and 1
          fix:   size counts examples, width the outputs of one""", () -> Predictions.ofClasses(new float[1], classes, -1, 1, Link.NONE));
    assertThrows(
        IllegalArgumentException.class,
        () -> Predictions.ofClasses(new float[1], classes, 1, 0, Link.NONE));
  }
}
