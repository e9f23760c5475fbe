package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.io.DType;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.io.WeightsFile;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.networks.PointsDeepModel;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.Ride;
import dev.lathe.tests.networks.RideModel;
import dev.lathe.tests.networks.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Weights that leave a model and come back. */
@ExtendWith(Quiet.class)
class WeightsTest {
  private static final Dataset<float[], Integer> POINTS = Samples.points(1, 200);

  @TempDir
  private Path folder;

  @Test
  void saveAndLoadGiveTheSameBits() throws IOException {
    PointsModel model = PointsModel.create();
    model.fit(POINTS);
    Path file = folder.resolve("points.safetensors");
    model.save(file);
    PointsModel loaded = PointsModel.load(file);
    assertEquals(model.stateDict(), loaded.stateDict());
    for (int i = 0; i < POINTS.size(); i++) {
      float[] input = POINTS.get(i).input();
      assertArrayEquals(model.forward(input), loaded.forward(input));
    }
    assertEquals(model.evaluate(POINTS), loaded.evaluate(POINTS));
  }

  @Test
  void figuresOfFeaturesTravelWithTheWeights() throws IOException {
    RideModel model = RideModel.create();
    model.fit(Samples.trips(1, 100));
    Path file = folder.resolve("ride.safetensors");
    model.save(file);
    Ride.Trip trip = new Ride.Trip(42_000, 3, true, Ride.Weather.RAIN);
    assertArrayEquals(model.forward(trip), RideModel.load(file).forward(trip));
  }

  @Test
  void namesShapesAndOrderArePyTorchs() {
    Map<String, String> shapes = new LinkedHashMap<>();
    PointsDeepModel.create()
        .stateDict()
        .forEach((name, tensor) -> shapes.put(name, Arrays.toString(tensor.shape())));
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("hidden.weight", "[12, 2]");
    expected.put("hidden.bias", "[12]");
    expected.put("middle.weight", "[12, 12]");
    expected.put("middle.bias", "[12]");
    expected.put("logits.weight", "[3, 12]");
    assertEquals(List.copyOf(expected.entrySet()), List.copyOf(shapes.entrySet()));
  }

  @Test
  void initialWeightsLieWithinPyTorchsBounds() {
    for (Map.Entry<String, TensorData> entry :
        PointsDeepModel.create().stateDict().entrySet()) {
      double bound = 1 / Math.sqrt(entry.getKey().startsWith("hidden") ? 2 : 12);
      double largest = 0;
      for (double weight : entry.getValue().toDoubles()) {
        largest = Math.max(largest, Math.abs(weight));
      }
      assertTrue(largest <= (float) bound && largest > bound / 2, entry.getKey() + " " + largest);
    }
  }

  @Test
  void fileSaysWhichNetworkItIsOf() throws IOException {
    Path file = folder.resolve("ride.safetensors");
    RideModel model = RideModel.create();
    model.save(file);
    WeightsFile read = Weights.readWithMetadata(file);
    assertEquals("pt", read.metadata().get("format"));
    assertEquals("Ride", read.metadata().get("lathe.network"));
    assertEquals("EARLY,ON_TIME,LATE,NEVER", read.metadata().get("lathe.labels"));
    assertTrue(read.metadata().get("lathe.fingerprint").matches("[0-9a-f]{16}"));
    assertEquals(model.stateDict(), read.tensors());
    assertTrue(read.tensors().entrySet().stream()
        .filter(entry -> !entry.getKey().startsWith("features."))
        .allMatch(entry -> entry.getValue().dtype() == DType.F32));
  }

  @Test
  void savingTwiceGivesTheSameBytes() throws IOException {
    PointsModel model = PointsModel.create();
    model.save(folder.resolve("one.safetensors"));
    PointsModel.load(folder.resolve("one.safetensors")).save(folder.resolve("two.safetensors"));
    assertEquals(
        -1, Files.mismatch(folder.resolve("one.safetensors"), folder.resolve("two.safetensors")));
  }

  @Test
  void trainingGoesOnAfterLoading() throws IOException {
    PointsModel model = PointsModel.create();
    double first = model.fit(POINTS).last().loss();
    Path file = folder.resolve("points.safetensors");
    model.save(file);
    PointsModel loaded = PointsModel.load(file);
    double again = loaded.fit(POINTS).last().loss();
    assertTrue(again < first, again + " after " + first);
    assertNotEquals(model.stateDict(), loaded.stateDict());
  }

  @Test
  void featuresKeepTheirFiguresWhenTrainedFurther() throws IOException {
    RideModel model = RideModel.create();
    model.fit(Samples.trips(1, 60));
    TensorData mean = model.stateDict().get("features.mean");
    Path file = folder.resolve("ride.safetensors");
    model.save(file);
    RideModel loaded = RideModel.load(file);
    loaded.fit(Samples.trips(9, 60));
    assertEquals(mean, loaded.stateDict().get("features.mean"));
  }

  @Test
  void stateDictIsACopy() throws IOException {
    PointsModel model = PointsModel.create();
    Map<String, TensorData> before = model.stateDict();
    float[] answer = model.forward(new float[] {1, 2});
    model.fit(POINTS);
    assertNotEquals(before, model.stateDict());
    model.loadStateDict(before);
    assertEquals(before, model.stateDict());
    assertArrayEquals(answer, model.forward(new float[] {1, 2}));
  }

  @Test
  void wideTypesAreTakenToo() throws IOException {
    PointsModel model = PointsModel.create();
    Map<String, TensorData> doubles = new LinkedHashMap<>();
    model
        .stateDict()
        .forEach(
            (name, tensor) -> doubles.put(name, TensorData.of(tensor.toDoubles(), tensor.shape())));
    PointsModel other = PointsModel.create(99);
    other.loadStateDict(doubles);
    assertEquals(model.stateDict(), other.stateDict());
  }
}
