package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.Samples;
import dev.lathe.tests.networks.WideModel;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Loss, backward and step by hand. */
@ExtendWith(Quiet.class)
class HandLoopTest {
  private static final Dataset<float[], Integer> POINTS = Samples.points(1, 64);

  /** Adam, eight epochs of shuffled batches: bit for bit. */
  @Test
  void leadsToTheWeightsOfFit() {
    PointsModel fitted = PointsModel.create();
    fitted.fit(POINTS);
    PointsModel byHand = PointsModel.create();
    DataLoader<float[], Integer> loader = DataLoader.of(POINTS).batchSize(16).shuffle(7L);
    for (int epoch = 0; epoch < 8; epoch++) {
      for (Batch<float[], Integer> batch : loader) {
        byHand.loss(batch);
        byHand.backward();
        byHand.step();
      }
    }
    assertEquals(fitted.stateDict(), byHand.stateDict());
  }

  /** Dropout draws the same numbers. */
  @Test
  void drawsTheNumbersOfFit() {
    Dataset<float[], Integer> pictures = Samples.pictures(1, 24);
    WideModel fitted = WideModel.create();
    double loss = fitted.fit(pictures).epochs().get(0).loss();
    WideModel byHand = WideModel.create();
    double sum = 0;
    DataLoader<float[], Integer> loader = DataLoader.of(pictures).batchSize(24).shuffle(11L);
    for (Batch<float[], Integer> batch : loader) {
      sum += byHand.loss(batch);
    }
    assertEquals(loss, sum, 1e-6);
  }

  @Test
  void gradientsGatherUntilTheStep() {
    PointsModel model = PointsModel.create();
    Iterator<Batch<float[], Integer>> batches =
        DataLoader.of(POINTS).batchSize(16).iterator();
    Batch<float[], Integer> batch = batches.next();
    model.loss(batch);
    model.backward();
    float[] once = gradient(model);
    model.loss(batch);
    model.backward();
    float[] twice = gradient(model);
    for (int i = 0; i < once.length; i++) {
      assertEquals(2 * once[i], twice[i], 1e-7);
    }
    model.step();
    assertArrayEquals(new float[once.length], gradient(model));
  }

  private static float[] gradient(PointsModel model) {
    return model.gradients().get("hidden.weight").toArray();
  }

  /** More examples than {@code @Training} says. */
  @Test
  void anyBatchSize() {
    PointsModel model = PointsModel.create();
    Batch<float[], Integer> batch =
        DataLoader.of(POINTS).batchSize(64).iterator().next();
    assertTrue(model.loss(batch) > 0);
  }

  @Test
  void backwardNeedsALoss() {
    PointsModel model = PointsModel.create();
    IllegalStateException refusal = assertThrows(IllegalStateException.class, model::backward);
    assertTrue(refusal.getMessage().startsWith("[L214] expected loss(batch) before backward()"));
  }
}
