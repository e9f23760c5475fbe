package dev.lathe.tests.errors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.io.WeightsFormatException;
import dev.lathe.io.WeightsMismatchException;
import dev.lathe.runtime.ConfusionMatrix;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.Refusal;
import dev.lathe.tests.Site;
import dev.lathe.tests.networks.PointsDeepModel;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.PointsSigmoidModel;
import dev.lathe.tests.networks.RideModel;
import dev.lathe.tests.networks.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that hold no weights, or not this network's. */
@ExtendWith(Quiet.class)
class BadFilesTest {
  @TempDir
  private Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("points.safetensors");
  }

  @Test
  void l205TruncatedAnywhere() throws IOException {
    PointsModel.create().save(file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += length < 24 ? 1 : 37) {
      Files.write(file, Arrays.copyOf(whole, length));
      Refusal.check(WeightsFormatException.class, "L205", () -> PointsModel.load(file), "at byte ");
    }
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    Refusal.check(WeightsFormatException.class, "L205", () -> PointsModel.load(file), "at byte ");
  }

  @Test
  void l205LongerThanItSays() throws IOException {
    PointsModel.create().save(file);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    Refusal.check(WeightsFormatException.class, "L205", () -> PointsModel.load(file), "at byte ");
  }

  @Test
  void l205FilesOfOtherKinds() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a.txt"));
    }
    Refusal.check(
        WeightsFormatException.class, "L205", () -> PointsModel.load(file), "zip", "PyTorch");
    try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(new byte[1000]);
    }
    Refusal.check(WeightsFormatException.class, "L205", () -> PointsModel.load(file), "gzip");
    Files.writeString(file, "epoch,loss\n1,0.5\n2,0.25\n");
    Refusal.check(WeightsFormatException.class, "L205", () -> PointsModel.load(file), "epoch,loss");
    Files.write(file, "\u0093NUMPY\1\0v\0{'descr': '<f4'}".getBytes(StandardCharsets.ISO_8859_1));
    Refusal.check(WeightsFormatException.class, "L205", () -> PointsModel.load(file), "numpy");
  }

  @Test
  void l206WeightsOfAnotherNetwork() throws IOException {
    Weights.write(file, PointsDeepModel.create().stateDict(), Map.of());
    Refusal.check(
        WeightsMismatchException.class,
        "L206",
        () -> PointsModel.load(file),
        "the weights of Points",
        "hidden.weight [12, 2] where [16, 2] belongs",
        "hidden.bias [12] where [16] belongs",
        "logits.weight [3, 12] where [3, 16] belongs",
        "missing logits.bias [3]",
        "unexpected middle.weight",
        "unexpected middle.bias");
  }

  @Test
  void l206ForeignFileOfAnotherNetwork() {
    Refusal.check(
        WeightsMismatchException.class,
        "L206",
        () -> PointsModel.load(Site.reference("foreign.safetensors")),
        "unexpected hidden1.weight",
        "missing hidden.weight [16, 2]");
  }

  @Test
  void l206FiguresOfFeaturesAreWeightsToo() throws IOException {
    Map<String, TensorData> state = new LinkedHashMap<>(RideModel.create().stateDict());
    state.remove("features.std");
    Weights.write(file, state, Map.of());
    Refusal.check(
        WeightsMismatchException.class,
        "L206",
        () -> RideModel.load(file),
        "missing features.std [6]");
  }

  @Test
  void l207NothingThere() {
    Refusal.check(NoSuchFileException.class, "L207", () -> PointsModel.load(file), file.toString());
    Path deeper = file.resolve("nowhere").resolve("points.safetensors");
    Refusal.check(NoSuchFileException.class, "L207", () -> PointsModel.load(deeper));
  }

  @Test
  void l207FolderInPlaceOfAFile() {
    Refusal.check(
        FileSystemException.class,
        "L207",
        () -> PointsModel.load(folder),
        "folder",
        folder.toString());
    PointsModel model = PointsModel.create();
    Refusal.check(FileSystemException.class, "L207", () -> model.save(folder), "folder");
  }

  @Test
  void l210OtherFingerprint() throws IOException {
    PointsSigmoidModel other = PointsSigmoidModel.create();
    other.save(file);
    Refusal.check(
        WeightsMismatchException.class,
        "L210",
        () -> PointsModel.load(file),
        "fingerprint",
        "names and shapes agree");
    PointsDeepModel.create().save(file);
    Refusal.check(
        WeightsMismatchException.class,
        "L210",
        () -> PointsModel.load(file),
        "unexpected middle.bias");
    PointsModel model = PointsModel.create();
    model.loadStateDict(other.stateDict()); // the way that the message offers
    assertEquals(other.stateDict(), model.stateDict());
  }

  @Test
  void l211FiguresThatCannotBe() throws IOException {
    RideModel model = RideModel.create();
    model.fit(Samples.trips(1, 40));
    for (double deviation : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      Map<String, TensorData> state = new LinkedHashMap<>(RideModel.create(9).stateDict());
      state.put("features.std", TensorData.of(new double[] {deviation, 1, 1, 1, 1, 1}, 6));
      assertUnchanged(model, state, IllegalArgumentException.class, "L211");
    }
  }

  private static <E extends Throwable> void assertUnchanged(
      RideModel model, Map<String, TensorData> state, Class<E> type, String code) {
    Map<String, TensorData> before = model.stateDict();
    Refusal.check(type, code, () -> model.loadStateDict(state));
    assertEquals(before, model.stateDict());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hidden.weight", "logits.bias", "features.mean"})
  void loadThatFailsChangesNothing(String missing) {
    RideModel model = RideModel.create();
    model.fit(Samples.trips(1, 40));
    Map<String, TensorData> state = new LinkedHashMap<>(RideModel.create(9).stateDict());
    state.remove(missing);
    assertUnchanged(model, state, WeightsMismatchException.class, "L206");
    state.put(missing, TensorData.of(new float[77], 7, 11));
    assertUnchanged(model, state, WeightsMismatchException.class, "L206");
  }

  @Test
  void saveThatFailsLeavesTheOldFile() throws IOException {
    Path occupied = folder.resolve("folder/points.safetensors");
    Files.writeString(folder.resolve("folder"), "a file where a folder is needed");
    PointsModel model = PointsModel.create();
    org.junit.jupiter.api.Assertions.assertThrows(IOException.class, () -> model.save(occupied));
    try (var left = Files.list(folder)) {
      assertEquals(1, left.count(), "nothing half-written is left");
    }
  }

  @Test
  void trainingThatStoppedStillPredicts() {
    PointsModel model = PointsModel.create();
    ConfusionMatrix before = model.evaluate(Samples.points(3, 30)).confusionMatrix();
    Refusal.check(
        IllegalArgumentException.class,
        "L202",
        () -> model.fit(Samples.points(1, 8).targetTransform(label -> label + 1)));
    assertEquals(before, model.evaluate(Samples.points(3, 30)).confusionMatrix());
    assertFalse(Float.isNaN(model.forward(new float[2])[0]));
    assertArrayEquals(model.forward(new float[2]), model.forward(new float[2]));
  }
}
