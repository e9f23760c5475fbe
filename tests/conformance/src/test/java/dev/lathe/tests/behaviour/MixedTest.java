package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.networks.MixedModel;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.Samples;
import dev.lathe.vision.MixUp;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Training with mixed examples, as MixUp's Javadoc and the guide have it. */
@ExtendWith(Quiet.class)
class MixedTest {
  private static final Dataset<float[], Integer> POINTS = Samples.points(1, 240);

  @Test
  void aShareOfOneCostsWhatTheClassCosts() throws IOException {
    Dataset<float[], float[]> shares = POINTS.targetTransform(MixedTest::whole);
    PointsModel points = PointsModel.create();
    MixedModel mixed = MixedModel.create();
    mixed.loadStateDict(points.stateDict());
    assertEquals(points.evaluate(POINTS).loss(), mixed.evaluate(shares).loss(), 1e-6);
  }

  @Test
  void whatWasLearntFromMixedExamplesAnswersForClasses() throws IOException {
    MixedModel mixed = MixedModel.create();
    mixed.fit(new MixUp(3, 0.2).blend(POINTS));
    PointsModel points = PointsModel.create();
    points.loadStateDict(mixed.stateDict());
    double accuracy = points.evaluate(Samples.points(2, 300)).accuracy();
    assertTrue(accuracy > 0.9, "accuracy " + accuracy);
  }

  private static float[] whole(int label) {
    float[] shares = new float[3];
    shares[label] = 1;
    return shares;
  }
}
