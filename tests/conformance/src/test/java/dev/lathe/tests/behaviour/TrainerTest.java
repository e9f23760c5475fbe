package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.io.TensorData;
import dev.lathe.metrics.Average;
import dev.lathe.metrics.Metric;
import dev.lathe.metrics.Metrics;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.History;
import dev.lathe.runtime.LearningRateSearch;
import dev.lathe.runtime.TrainingException;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.Refusal;
import dev.lathe.tests.networks.AveragedModel;
import dev.lathe.tests.networks.CurveModel;
import dev.lathe.tests.networks.MelodyModel;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.RunawayModel;
import dev.lathe.tests.networks.Samples;
import dev.lathe.tests.networks.StripesModel;
import dev.lathe.train.Callback;
import dev.lathe.train.EarlyStopping;
import dev.lathe.train.GradientNorm;
import dev.lathe.train.Monitor;
import dev.lathe.train.NonFinite;
import dev.lathe.train.StepReport;
import dev.lathe.train.TimeLimit;
import dev.lathe.train.TrainingRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Quiet.class)
class TrainerTest {
  private static final Dataset<float[], Integer> TRAIN = Samples.pictures(1, 58);
  private static final Dataset<float[], Integer> TEST = Samples.pictures(2, 20);

  @Test
  void fitIsItsShortForm() {
    StripesModel one = StripesModel.create();
    one.fit(TRAIN, TEST);
    StripesModel other = StripesModel.create();
    other.training().validation(TEST).fit(TRAIN);
    assertEquals(one.stateDict(), other.stateDict());
  }

  /** Neither threads nor workers nor those who watch change a bit; nor that gradients are kept. */
  @Test
  void watchingChangesNothing() {
    StripesModel plain = StripesModel.create();
    plain.training().epochs(2).fit(TRAIN);
    StripesModel watched = StripesModel.create();
    GradientNorm norm = GradientNorm.watch();
    watched
        .training()
        .epochs(2)
        .threads(3)
        .workers(2)
        .callback(norm, NonFinite.stop())
        .fit(TRAIN);
    assertEquals(plain.stateDict(), watched.stateDict());
    assertTrue(norm.last() > 0 && norm.largest() >= norm.last(), norm.toString());
  }

  @Test
  void optionsHoldForOneTrainingOnly() {
    StripesModel one = StripesModel.create();
    one.fit(TRAIN);
    StripesModel other = StripesModel.create();
    Map<String, TensorData> before = other.stateDict();
    other.training().learningRate(0).fit(TRAIN);
    assertEquals(before.get("logits.weight"), other.stateDict().get("logits.weight"));
    StripesModel larger = StripesModel.create();
    History history = larger.training().batchSize(29).epochs(2).seed(5).fit(TRAIN);
    assertEquals(4, history.last().steps());
    assertNotEquals(one.stateDict(), larger.stateDict());
  }

  @Test
  void reportsOfStepsAddUpToThoseOfEpochs() {
    List<StepReport> steps = new ArrayList<>();
    History history = StripesModel.create()
        .training()
        .epochs(2)
        .callback(new Callback() {
          @Override
          public void onStep(TrainingRun run, StepReport report) {
            steps.add(report);
          }
        })
        .fit(TRAIN);
    assertEquals(30, steps.size());
    StepReport last = steps.get(29);
    assertEquals(
        List.of(30L, 2, 2, 15, 15, 2),
        List.of(
            last.step(),
            last.epoch(),
            last.epochs(),
            last.batch(),
            last.batches(),
            last.examples()));
    assertEquals(history.last().loss(), last.epochLoss());
    double mean =
        steps.subList(15, 30).stream().mapToDouble(s -> s.loss() * s.examples()).sum();
    assertEquals(history.last().loss(), mean / 58, 1e-9);
  }

  @Test
  void callbacksAreClosedWhateverHappens() {
    List<String> calls = new ArrayList<>();
    Callback failing = new Callback() {
      @Override
      public void onStep(TrainingRun run, StepReport report) {
        throw new IllegalStateException("no");
      }

      @Override
      public void onEnd(TrainingRun run, History history) {
        calls.add("end");
      }

      @Override
      public void close() {
        calls.add("close");
      }
    };
    assertEquals(
        "no",
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalStateException.class,
                () -> StripesModel.create().training().callback(failing).fit(TRAIN))
            .getMessage());
    assertEquals(List.of("close"), calls);
  }

  @Test
  void earlyStoppingEndsAsKerasDoes() {
    EarlyStopping stopping = EarlyStopping.on(Monitor.loss()).minDelta(100).patience(2);
    History history =
        StripesModel.create().training().epochs(9).callback(stopping).fit(TRAIN);
    assertEquals(3, history.epochs().size());
    EarlyStopping patient = EarlyStopping.on(Monitor.loss()).minDelta(100).startFromEpoch(4);
    assertEquals(
        6,
        StripesModel.create()
            .training()
            .epochs(9)
            .callback(patient)
            .fit(TRAIN)
            .epochs()
            .size());
  }

  @Test
  void timeIsLimited() {
    History history = StripesModel.create()
        .training()
        .epochs(1_000_000)
        .callback(TimeLimit.of(Duration.ofMillis(1)))
        .fit(TRAIN);
    assertEquals(1, history.epochs().size());
    assertFalse(Double.isNaN(history.last().loss()));
  }

  @Test
  void gradientsAreThereOnlyWhenAskedFor() {
    Refusal.check(
        IllegalStateException.class,
        "L214",
        () -> StripesModel.create()
            .training()
            .callback(new Callback() {
              @Override
              public void onStart(TrainingRun run) {
                run.gradients();
              }
            })
            .fit(TRAIN),
        "onGradients");
  }

  @Test
  void numbersThatAreNotFiniteAreNamed() {
    Dataset<float[], float[]> far = Dataset.of(
        new float[][] {{1e30f, 1}, {1, 2}, {3, -1e30f}, {4, 5}},
        new float[][] {{1}, {2}, {3}, {4}});
    TrainingException thrown = Refusal.check(
        TrainingException.class,
        "L204",
        () -> RunawayModel.create()
            .training()
            .epochs(50)
            .callback(NonFinite.stop())
            .fit(far),
        "gradients of");
    assertTrue(thrown.getMessage().contains("all weights are finite"), thrown.getMessage());
  }

  @Test
  void metricsOfClassesAgreeWithTheMatrix() {
    StripesModel model = StripesModel.create();
    Metric f1 = Metrics.f1(Average.MACRO);
    History history = model
        .training()
        .epochs(2)
        .validation(TEST)
        .metrics(Metrics.accuracy(), f1, Metrics.topK(3), Metrics.logLoss())
        .callback(EarlyStopping.on(Monitor.of(f1)).patience(9))
        .fit(TRAIN);
    Evaluation held = history.last().validation();
    assertEquals(held.accuracy(), held.metrics().get("accuracy"));
    assertEquals(held.loss(), held.metrics().get("log_loss"), 1e-5);
    assertTrue(held.metrics().get("top3_accuracy") >= held.accuracy());
    assertTrue(history.last().line().contains(", f1_macro "), history.last().line());
    assertEquals(
        held,
        model.evaluate(TEST, List.of(Metrics.accuracy(), f1, Metrics.topK(3), Metrics.logLoss())));
  }

  /** Those of the annotation, then those of the training. */
  @Test
  void metricsAreNamedInTheAnnotation() {
    AveragedModel model = AveragedModel.create();
    Dataset<float[], Integer> points = Samples.points(1, 64);
    History history =
        model.training().validation(points).metrics(Metrics.brier()).fit(points);
    Evaluation held = model.evaluate(points);
    assertEquals(
        List.of("f1_macro", "top2_accuracy"), List.copyOf(held.metrics().keySet()));
    assertEquals(
        List.of("f1_macro", "top2_accuracy", "brier_score"),
        List.copyOf(history.last().validation().metrics().keySet()));
    assertEquals(
        held.metrics().get("f1_macro"), history.last().validation().metrics().get("f1_macro"));
    assertEquals(Map.of(), model.evaluate(points, List.of()).metrics());
  }

  @Test
  void metricsThatDoNotFitAreRefusedBeforeTheFirstStep() {
    StripesModel model = StripesModel.create();
    Map<String, TensorData> before = model.stateDict();
    Refusal.check(
        IllegalArgumentException.class,
        "L212",
        () -> model.training().validation(TEST).metrics(Metrics.r2()).fit(TRAIN),
        "r2");
    assertEquals(before, model.stateDict());
  }

  @Test
  void metricsOfNumbersAndOfPlaces() {
    CurveModel curve = CurveModel.create();
    Evaluation numbers =
        curve.evaluate(Samples.circle(3, 40), List.of(Metrics.meanSquaredError(), Metrics.r2()));
    assertEquals(numbers.loss(), numbers.metrics().get("mean_squared_error"), 1e-6);
    MelodyModel melody = MelodyModel.create();
    Evaluation places = melody.evaluate(Samples.melodies(3, 40), List.of(Metrics.perplexity()));
    assertEquals(Math.exp(places.loss()), places.metrics().get("perplexity"), 1e-3);
    Refusal.check(
        IllegalArgumentException.class,
        "L212",
        () -> curve.evaluate(Samples.circle(3, 40), List.of(Metrics.rocAuc())),
        "roc_auc");
  }

  @Test
  void whatNeedsValidationSaysSo() {
    Refusal.check(
        IllegalArgumentException.class,
        "L214",
        () -> StripesModel.create().training().metrics(Metrics.accuracy()).fit(TRAIN),
        "accuracy",
        "validation(data)");
    Refusal.check(
        IllegalArgumentException.class,
        "L214",
        () -> StripesModel.create()
            .training()
            .callback(EarlyStopping.on(Monitor.validationLoss()))
            .fit(TRAIN),
        "validation(data)");
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    var training = StripesModel.create().training();
    for (Runnable action : List.<Runnable>of(
        () -> training.epochs(0),
        () -> training.batchSize(0),
        () -> training.threads(0),
        () -> training.workers(-1),
        () -> training.learningRate(-1),
        () -> training.learningRate(Double.NaN),
        () -> EarlyStopping.on(Monitor.loss()).patience(-1))) {
      Refusal.check(IllegalArgumentException.class, "L212", action::run);
    }
  }

  @Test
  void searchForALearningRateLeavesTheModelAlone() {
    PointsModel model = PointsModel.create();
    Map<String, TensorData> before = model.stateDict();
    LearningRateSearch search = model.training().findLearningRate(Samples.points(1, 200));
    assertEquals(before, model.stateDict());
    assertEquals(search.rates().size(), search.losses().size());
    assertTrue(search.suggestion() > 1e-5 && search.suggestion() < 10, search.toString());
    PointsModel other = PointsModel.create();
    Dataset<float[], Integer> data = Dataset.of(
        List.of(new Example<>(new float[] {0, 1}, 0), new Example<>(new float[] {1, 0}, 1)));
    model.fit(data);
    other.fit(data);
    assertEquals(other.stateDict(), model.stateDict());
  }
}
