package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.io.Weights;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.History;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.Refusal;
import dev.lathe.tests.networks.Samples;
import dev.lathe.tests.networks.StripesModel;
import dev.lathe.train.Callback;
import dev.lathe.train.Checkpoints;
import dev.lathe.train.EarlyStopping;
import dev.lathe.train.Monitor;
import dev.lathe.train.StepReport;
import dev.lathe.train.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training of 3 epochs of 15 steps, with momentum, dropout, statistics and a schedule, that is broken off. */
@ExtendWith(Quiet.class)
class CheckpointTest {
  private static final Dataset<float[], Integer> TRAIN = Samples.pictures(1, 58);
  private static final Dataset<float[], Integer> TEST = Samples.pictures(2, 20);

  @TempDir
  Path folder;

  /** Ends the training as a crash would, without a last checkpoint. */
  private record Crash(long atStep) implements Callback {
    @Override
    public void onStep(TrainingRun run, StepReport report) {
      if (report.step() == atStep) {
        throw new IllegalStateException("crash");
      }
    }
  }

  private History train(StripesModel model, Checkpoints checkpoints, Callback... callbacks) {
    return model
        .training()
        .epochs(3)
        .validation(TEST)
        .workers(2)
        .callback(callbacks)
        .checkpoints(checkpoints)
        .fit(TRAIN);
  }

  private static StripesModel withOtherWeights() throws IOException {
    StripesModel model = StripesModel.create();
    model.loadStateDict(StripesModel.create(99).stateDict());
    return model;
  }

  private Checkpoints often() {
    return Checkpoints.in(folder).everySteps(4);
  }

  private void crash(long step) {
    assertThrows(
        IllegalStateException.class, () -> train(StripesModel.create(), often(), new Crash(step)));
  }

  private static History uninterrupted(StripesModel model) {
    return model.training().epochs(3).validation(TEST).fit(TRAIN);
  }

  private static List<String> numbers(History history) {
    return history.epochs().stream().map(CheckpointTest::numbers).toList();
  }

  private static String numbers(EpochReport report) {
    return String.join(
        " ",
        report.epoch() + "/" + report.epochs() + " " + report.steps(),
        report.learningRate() + " " + report.loss() + " " + report.accuracy(),
        report.validation().loss() + " " + report.validation().accuracy());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 14, 15, 16, 30, 31, 38, 45})
  void goesOnToTheSameBits(long step) throws IOException {
    StripesModel whole = StripesModel.create();
    History expected = uninterrupted(whole);
    crash(step);
    StripesModel resumed = withOtherWeights();
    History history = train(resumed, often());
    if (step > 4) { // else there was none to go on from
      assertEquals(numbers(expected), numbers(history));
      assertEquals(whole.stateDict(), resumed.stateDict());
    }
    assertEquals(2, Files.list(folder).count());
  }

  @Test
  void crashesTwiceAndIsTrainedFurther() {
    StripesModel whole = StripesModel.create();
    uninterrupted(whole);
    History expected = whole.training().epochs(1).validation(TEST).fit(TRAIN);
    crash(10);
    crash(21);
    StripesModel resumed = StripesModel.create();
    train(resumed, often());
    History history = resumed.training().epochs(1).validation(TEST).fit(TRAIN);
    assertEquals(numbers(expected), numbers(history));
    assertEquals(whole.stateDict(), resumed.stateDict());
  }

  @Test
  void startedAgainAfterItsEndItIsOver() throws IOException {
    StripesModel first = StripesModel.create();
    History expected = train(first, often());
    StripesModel second = withOtherWeights();
    History history = train(second, often(), new Crash(46));
    assertEquals(numbers(expected), numbers(history));
    assertEquals(
        expected.last().validation().confusionMatrix(),
        history.last().validation().confusionMatrix());
    assertEquals(first.stateDict(), second.stateDict());
  }

  @Test
  void damagedCheckpointGivesWayToTheOneBefore() throws IOException {
    crash(18);
    Path newest = folder.resolve("step-16.safetensors");
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length - 5] ^= 1;
    Files.write(newest, bytes);
    StripesModel whole = StripesModel.create();
    uninterrupted(whole);
    StripesModel resumed = StripesModel.create();
    train(resumed, often());
    assertEquals(whole.stateDict(), resumed.stateDict());
  }

  @Test
  void damagedCheckpointsAloneAreNotPassedOver() throws IOException {
    crash(18);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    Refusal.check(
        UncheckedIOException.class,
        "L216",
        () -> train(StripesModel.create(), often()),
        "whole checkpoint",
        "2 damaged",
        "take its files away");
  }

  @Test
  void checkpointOfAnotherTrainingIsRefused() {
    crash(18);
    Refusal.check(
        IllegalArgumentException.class,
        "L216",
        () -> StripesModel.create().training().batchSize(8).checkpoints(often()).fit(TRAIN),
        "batchSize 8",
        "batchSize 4");
  }

  @Test
  void leftoversOfAKilledProgramAreTakenAway() throws IOException {
    Files.writeString(folder.resolve(".lathe-7f3a.tmp"), "half");
    train(StripesModel.create(), Checkpoints.in(folder).keep(1));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("step-45.safetensors")), files.toList());
    }
  }

  @Test
  void weightsOfACheckpointAndOfTheBestEpochLoad() throws IOException {
    StripesModel model = StripesModel.create();
    train(model, Checkpoints.in(folder).best(Monitor.validationLoss()));
    Path last = folder.resolve("step-45.safetensors");
    assertEquals(model.stateDict(), StripesModel.load(last).stateDict());
    assertTrue(Weights.read(last).size() > model.stateDict().size());
    StripesModel best = StripesModel.load(folder.resolve("best.safetensors"));
    assertTrue(best.evaluate(TEST).loss() <= model.evaluate(TEST).loss());
  }

  @Test
  void stateOfEarlyStoppingIsKept() {
    StripesModel whole = StripesModel.create();
    EarlyStopping never = stopping();
    History expected = train(whole, Checkpoints.in(folder.resolve("other")), never);
    assertEquals(2, expected.epochs().size());
    assertThrows(
        IllegalStateException.class,
        () -> train(StripesModel.create(), often(), stopping(), new Crash(20)));
    StripesModel resumed = StripesModel.create();
    History history = train(resumed, often(), stopping());
    assertEquals(numbers(expected), numbers(history));
    assertEquals(whole.stateDict(), resumed.stateDict());
    StripesModel again = StripesModel.create();
    assertEquals(numbers(expected), numbers(train(again, often(), stopping())));
    assertEquals(whole.stateDict(), again.stateDict());
  }

  /** Ends after the second epoch, since nothing is that much better, and gives the weights of the first back. */
  private static EarlyStopping stopping() {
    return EarlyStopping.on(Monitor.validationLoss()).minDelta(100).patience(1).restoreBest(true);
  }
}
