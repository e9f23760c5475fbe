package dev.lathe.tests.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Csv;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.io.TensorData;
import dev.lathe.runtime.TrainingException;
import dev.lathe.tests.Jvm;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.Refusal;
import dev.lathe.tests.networks.CurveModel;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.Ride;
import dev.lathe.tests.networks.RideModel;
import dev.lathe.tests.networks.RunawayModel;
import dev.lathe.tests.networks.Samples;
import dev.lathe.tests.networks.WholeBatchesModel;
import dev.lathe.vision.MixUp;
import dev.lathe.vision.Mnist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that does not suit the network. */
@ExtendWith(Quiet.class)
class BadExamplesTest {
  private static final Dataset<float[], Integer> POINTS = Samples.points(1, 20);

  private static <I, T> Dataset<I, T> one(I input, T target) {
    return Dataset.of(List.of(new Example<>(input, target)));
  }

  private static void refusesExample(
      String code, PointsModel model, Dataset<float[], Integer> data, String... named) {
    Map<String, TensorData> before = model.stateDict();
    Refusal.check(IllegalArgumentException.class, code, () -> model.fit(data), named);
    Refusal.check(IllegalArgumentException.class, code, () -> model.evaluate(data), named);
    assertEquals(before, model.stateDict());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void l201InputOfAnotherLength(int length) {
    PointsModel model = PointsModel.create();
    String[] named = {"2 numbers", length + (length == 1 ? " number" : " numbers")};
    refusesExample("L201", model, one(new float[length], 0), named);
    float[] input = new float[length];
    Refusal.check(IllegalArgumentException.class, "L201", () -> model.predict(input), named);
    Refusal.check(IllegalArgumentException.class, "L201", () -> model.classify(input), named);
    Refusal.check(IllegalArgumentException.class, "L201", () -> model.forward(input), named);
    assertEquals(3, model.forward(new float[2]).length, "the model still answers");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void l202ClassOutOfRange(int label) {
    refusesExample(
        "L202",
        PointsModel.create(),
        one(new float[2], label),
        "from 0 to 2",
        "class number " + label,
        "where: example 0 of the data set");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // a raw type lets the wrong type through
  void l202TargetOfAnotherType() {
    Dataset<float[], Integer> data = (Dataset) one(new float[2], "2");
    refusesExample("L202", PointsModel.create(), data, "from 0 to 2", "java.lang.String 2");
    Dataset<float[], Integer> mixed = (Dataset) new MixUp(3, 0.2).blend(POINTS);
    refusesExample("L202", PointsModel.create(), mixed, "found: float[]\n", "a method loss");
  }

  @Test
  void l202ConstantOfAnotherEnum() {
    Ride.Trip trip = new Ride.Trip(1, 1, true, Ride.Weather.SUN);
    RideModel model = RideModel.create();
    Refusal.check(
        IllegalArgumentException.class,
        "L202",
        () -> model.evaluate(one(trip, Ride.Weather.SNOW)),
        "Arrival",
        "0 to 3",
        "Weather SNOW");
    Refusal.check(
        IllegalArgumentException.class, "L202", () -> model.fit(one(trip, 4)), "class number 4");
  }

  @Test
  void l202AnotherCountOfTargetNumbers() {
    Refusal.check(
        IllegalArgumentException.class,
        "L202",
        () -> CurveModel.create().fit(one(new float[1], new float[3])),
        "2 target numbers",
        "3 numbers");
  }

  @Test
  void l203EmptyDataSet() {
    Dataset<float[], Integer> empty = POINTS.subset();
    refusesExample(
        "L203", PointsModel.create(), empty, "at least one example", "an empty data set");
    Refusal.check(
        IllegalArgumentException.class,
        "L203",
        () -> PointsModel.create().fit(POINTS, empty),
        "an empty data set");
    Refusal.check(IllegalArgumentException.class, "L203", () -> DataLoader.of(empty));
  }

  @Test
  void l203NoWholeBatch() {
    Refusal.check(
        IllegalArgumentException.class,
        "L203",
        () -> WholeBatchesModel.create().fit(Samples.points(1, 7)),
        "whole batch of 8",
        "7 examples",
        "dropLast");
    assertEquals(
        1, WholeBatchesModel.create().fit(Samples.points(1, 8)).epochs().size());
  }

  @Test
  void l204LossThatIsNoNumberNamesItsStep() {
    TrainingException thrown = Refusal.check(
        TrainingException.class,
        "L204",
        () ->
            RunawayModel.create().fit(Samples.prices(1, 12).transform(x -> new float[] {x[0], 9})),
        "a finite loss",
        "epoch 1",
        "1.0E30");
    Matcher step =
        Pattern.compile("found: (Infinity|NaN) in step (\\d+),").matcher(thrown.getMessage());
    assertTrue(step.find(), thrown.getMessage());
    assertTrue(Integer.parseInt(step.group(2)) > 1, "the first step's loss is still a number");
  }

  @Test
  void l204ValueInTheDataThatIsNoNumber() {
    Dataset<float[], Integer> data = POINTS.concat(one(new float[] {Float.NaN, 0}, 1));
    Refusal.check(
        TrainingException.class, "L204", () -> PointsModel.create().fit(data), "NaN", "epoch 1");
  }

  @Test
  void l208PicturesThatAreNone(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte"), new byte[] {0, 0, 8, 3, 0, 0});
    Files.write(folder.resolve("train-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 0});
    Refusal.check(IOException.class, "L208", () -> Mnist.train(folder));
  }

  @Test
  void l209CellThatDoesNotFitTheRecord(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("trips.csv");
    Files.writeString(
        file, "distance,stops,night,weather,arrival\n1,2,yes,sun,late\n1,2,yes,fog,late\n");
    Refusal.check(
        IOException.class,
        "L209",
        () -> Csv.read(file, Ride.Trip.class, "arrival", Ride.Arrival.class),
        "line 3",
        "weather",
        "fog");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void l211FeatureThatIsNoNumber(double distance) {
    RideModel model = RideModel.create();
    Ride.Trip trip = new Ride.Trip(distance, 1, true, Ride.Weather.SUN);
    String found = "found: " + distance;
    Refusal.check(
        IllegalArgumentException.class, "L211", () -> model.predict(trip), "distance", found);
    Refusal.check(
        IllegalArgumentException.class,
        "L211",
        () -> model.fit(Samples.trips(1, 30).concat(one(trip, Ride.Arrival.LATE))),
        "distance",
        found);
    assertFitsLikeNew(model);
  }

  /** Of the refused data set nothing was learnt, figures of features included. */
  private static void assertFitsLikeNew(RideModel model) {
    RideModel fresh = RideModel.create();
    assertEquals(fresh.stateDict(), model.stateDict());
    model.fit(Samples.trips(2, 30));
    fresh.fit(Samples.trips(2, 30));
    assertEquals(fresh.stateDict().get("features.mean"), model.stateDict().get("features.mean"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1025", "two"})
  void l212NumberOfThreads(String threads) {
    AssertionError failure = assertThrows(
        AssertionError.class,
        () -> Jvm.withTestClasses("-Dlathe.threads=" + threads)
            .run("dev.lathe.tests.behaviour.WeightHash"));
    assertTrue(failure.getMessage().contains("[L212] expected"), failure.getMessage());
    assertTrue(failure.getMessage().contains(threads), failure.getMessage());
  }

  @Test
  void l212OptionsOfData() {
    for (int size : Set.of(0, -1)) {
      Refusal.check(
          IllegalArgumentException.class,
          "L212",
          () -> DataLoader.of(POINTS).batchSize(size),
          "at least 1",
          String.valueOf(size));
    }
    Refusal.check(
        IllegalArgumentException.class, "L212", () -> POINTS.randomSplit(1L, 0.5, 0.6), "1.1");
  }
}
