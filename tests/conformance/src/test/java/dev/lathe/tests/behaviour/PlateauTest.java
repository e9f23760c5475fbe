package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.networks.Samples;
import dev.lathe.tests.networks.WatchedModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code fit} hands to a plateau; how the rate follows from it is in the rows of schedules. */
@ExtendWith(Quiet.class)
class PlateauTest {
  private static final Dataset<float[], Integer> POINTS = Samples.points(1, 64);

  /** One place with every class, so that a third is right whatever the network says. */
  private static final Dataset<float[], Integer> UNDECIDED = Dataset.of(List.of(
      new Example<>(new float[] {1, 1}, 0),
      new Example<>(new float[] {1, 1}, 1),
      new Example<>(new float[] {1, 1}, 2)));

  /** The loss changes all the time; the accuracy of the second epoch is that of the first. */
  @Test
  void theAccuracyOfTheValidationData() {
    WatchedModel model = WatchedModel.create();
    model.fit(POINTS, UNDECIDED);
    float[] first = weights(model);
    model.fit(POINTS, UNDECIDED);
    float[] second = weights(model);
    model.fit(POINTS, UNDECIDED);
    float[] third = weights(model);
    assertTrue(distance(first, second) > 1e-3);
    assertEquals(0, distance(second, third), 1e-7);
  }

  private static float[] weights(WatchedModel model) {
    return model.stateDict().get("logits.weight").toArray();
  }

  private static double distance(float[] one, float[] other) {
    double most = 0;
    for (int i = 0; i < one.length; i++) {
      most = Math.max(most, Math.abs(one[i] - other[i]));
    }
    return most;
  }
}
