package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.io.TensorData;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.History;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.Refusal;
import dev.lathe.tests.networks.AveragedModel;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.RideModel;
import dev.lathe.tests.networks.Samples;
import dev.lathe.train.Callback;
import dev.lathe.train.EarlyStopping;
import dev.lathe.train.Monitor;
import dev.lathe.train.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The model of averaged weights; the averages themselves are compared with PyTorch's in the rows of optimizers. */
@ExtendWith(Quiet.class)
class AverageTest {
  private static final Dataset<float[], Integer> POINTS = Samples.points(1, 64);

  @Test
  void isTheModelBeforeTheFirstStep() {
    AveragedModel model = AveragedModel.create(3);
    assertEquals(model.stateDict(), model.averaged().stateDict());
  }

  @Test
  void isTheModelAfterTheFirstStep() {
    AveragedModel model = AveragedModel.create();
    step(model, DataLoader.of(POINTS).batchSize(16).iterator().next());
    assertEquals(model.stateDict(), model.averaged().stateDict());
  }

  /** Bit for bit, as the weights. */
  @Test
  void isTheSameByHand() {
    AveragedModel fitted = fitted();
    AveragedModel byHand = AveragedModel.create();
    DataLoader<float[], Integer> loader = DataLoader.of(POINTS).batchSize(16).shuffle(7L);
    for (int epoch = 0; epoch < 2; epoch++) {
      loader.forEach(batch -> step(byHand, batch));
    }
    assertEquals(fitted.averaged().stateDict(), byHand.averaged().stateDict());
  }

  /** Parameters have moved, buffers are the model's, and nothing of the average is among the weights. */
  @Test
  void averagesParametersAlone() {
    AveragedModel model = fitted();
    Map<String, TensorData> own = model.stateDict();
    Map<String, TensorData> averaged = model.averaged().stateDict();
    assertEquals(own.keySet(), averaged.keySet());
    assertNotEquals(own.get("hidden.weight"), averaged.get("hidden.weight"));
    assertNotEquals(own.get("norm.weight"), averaged.get("norm.weight"));
    assertEquals(own.get("norm.running_mean"), averaged.get("norm.running_mean"));
    assertFalse(own.containsKey("hidden.weight.ema"));
  }

  @Test
  void isAModelAsAnyOther(@TempDir Path folder) throws IOException {
    AveragedModel averaged = fitted().averaged();
    Path file = folder.resolve("averaged.safetensors");
    averaged.save(file);
    AveragedModel loaded = AveragedModel.load(file);
    float[] point = {0.5f, -0.5f};
    assertArrayEquals(averaged.forward(point), loaded.forward(point));
    assertEquals(averaged.predict(point), loaded.predict(point));
    assertEquals(averaged.evaluate(POINTS).loss(), loaded.evaluate(POINTS).loss());
  }

  /** An epoch is judged by the averages, and callbacks see them; steps and what a checkpoint holds are as without. */
  @Test
  void changesPlacesWithTheWeightsInValidation() {
    AveragedModel plain = fitted();
    AveragedModel model = AveragedModel.create();
    List<Map<String, TensorData>> seen = new ArrayList<>();
    History history = model
        .training()
        .validation(POINTS)
        .swapEmaWeights(true)
        .callback(new Callback() {
          @Override
          public void onEpoch(TrainingRun run, EpochReport report) {
            seen.add(run.model().stateDict());
          }
        })
        .fit(POINTS);
    assertEquals(plain.stateDict(), model.stateDict());
    assertEquals(plain.averaged().stateDict(), model.averaged().stateDict());
    assertEquals(model.averaged().stateDict(), seen.get(1));
    assertEquals(model.averaged().evaluate(POINTS), history.last().validation());
    assertNotEquals(model.evaluate(POINTS).loss(), history.last().validation().loss());
  }

  @Test
  void theBestWeightsAreAverages() {
    AveragedModel model = AveragedModel.create();
    EarlyStopping stopping = EarlyStopping.on(Monitor.validationLoss()).restoreBest(true);
    model.training().validation(POINTS).swapEmaWeights(true).callback(stopping).fit(POINTS);
    assertEquals(fitted().averaged().stateDict(), model.stateDict());
  }

  @Test
  void thereIsNothingToExchangeWithoutAverages() {
    Refusal.check(
        IllegalStateException.class,
        "L214",
        () -> PointsModel.create().training().swapEmaWeights(true).fit(POINTS),
        "@EMA");
  }

  /** Figures of features that nobody has learnt yet are not taken for learnt. */
  @Test
  void learnsFromDataWhereTheModelHasNot() {
    RideModel averaged = RideModel.create().averaged();
    RideModel model = RideModel.create();
    averaged.fit(Samples.trips(1, 90));
    model.fit(Samples.trips(1, 90));
    assertEquals(model.stateDict(), averaged.stateDict());
  }

  private static AveragedModel fitted() {
    AveragedModel model = AveragedModel.create();
    model.fit(POINTS);
    return model;
  }

  private static void step(AveragedModel model, Batch<float[], Integer> batch) {
    model.loss(batch);
    model.backward();
    model.step();
  }
}
