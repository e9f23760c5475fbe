package dev.lathe.tests.behaviour;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.tests.networks.Samples;
import dev.lathe.tests.networks.StagedModel;
import dev.lathe.train.Profiler;
import dev.lathe.train.ProfilerSchedule;
import java.io.IOException;
import java.nio.file.Path;

/** A training that may be profiled, and what became of its weights; a program, since a JVM is profiled as a whole. */
final class ProfiledTraining {
  private static final Dataset<float[], Integer> PICTURES = Samples.pictures(1, 60);

  private ProfiledTraining() {}

  /** Takes how to train, and a file where the program itself asks for a profile. Prints a refusal in place of a hash. */
  public static void main(String[] args) throws IOException {
    StagedModel model = StagedModel.create();
    try {
      train(model, args);
      System.out.println("weights " + model.stateDict().hashCode());
    } catch (RuntimeException refusal) {
      System.out.println(refusal.getMessage());
    }
  }

  private static void train(StagedModel model, String[] args) throws IOException {
    switch (args[0]) {
      case "fit" -> model.fit(PICTURES);
      case "hand" -> byHand(model);
      case "profiler" -> profiled(model, Path.of(args[1]));
      case "two" -> twice(Path.of(args[1]));
      default -> throw new AssertionError(args[0]);
    }
  }

  /** As {@code fit} does. */
  private static void byHand(StagedModel model) {
    DataLoader<float[], Integer> loader = DataLoader.of(PICTURES).batchSize(24).shuffle(3L);
    for (int epoch = 0; epoch < 2; epoch++) {
      for (Batch<float[], Integer> batch : loader) {
        model.loss(batch);
        model.backward();
        model.step();
      }
      model.nextEpoch();
    }
  }

  private static void profiled(StagedModel model, Path trace) throws IOException {
    try (Profiler profiler = Profiler.start(trace, ProfilerSchedule.of(1, 1, 2))) {
      model.fit(PICTURES);
      System.out.println(profiler.table());
    }
    model.evaluate(PICTURES);
  }

  private static void twice(Path trace) throws IOException {
    try (Profiler one = Profiler.start(trace)) {
      Profiler.start(trace).close();
    }
  }
}
