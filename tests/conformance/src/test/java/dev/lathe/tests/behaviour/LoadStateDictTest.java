package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lathe.io.DType;
import dev.lathe.io.Numpy;
import dev.lathe.io.StateDicts;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.io.WeightsMismatchException;
import dev.lathe.runtime.IncompatibleKeys;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.Refusal;
import dev.lathe.tests.networks.PointsDeepModel;
import dev.lathe.tests.networks.RideModel;
import dev.lathe.tests.networks.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code hidden.weight, hidden.bias, middle.weight, middle.bias, logits.weight}, of which not all are given. */
@ExtendWith(Quiet.class)
class LoadStateDictTest {
  private static final IncompatibleKeys NONE = new IncompatibleKeys(List.of(), List.of());

  private final PointsDeepModel model = PointsDeepModel.create();
  private final Map<String, TensorData> before = model.stateDict();
  private final Map<String, TensorData> other =
      new LinkedHashMap<>(PointsDeepModel.create(99).stateDict());

  @TempDir
  private Path folder;

  @Test
  void allOfThem() throws IOException {
    assertEquals(NONE, model.loadStateDict(other, true));
    assertEquals(other, model.stateDict());
    assertEquals(NONE, model.loadStateDict(before, false));
    assertEquals(before, model.stateDict());
  }

  @Test
  void strictRefusesWhatDiffersAndChangesNothing() {
    other.remove("hidden.bias");
    other.put("more", TensorData.of(new float[1]));
    other.put("logits.weight", TensorData.of(new float[9], 3, 3));
    Refusal.check(
        WeightsMismatchException.class,
        "L206",
        () -> model.loadStateDict(other, true),
        "missing hidden.bias [12]",
        "unexpected more",
        "logits.weight [3, 3] where [3, 12] belongs");
    assertEquals(before, model.stateDict());
  }

  @Test
  void otherwiseWhatFitsIsLoadedAndTheRestReported() throws IOException {
    other.remove("hidden.bias");
    other.remove("logits.weight");
    other.put("more", TensorData.of(new float[1]));
    other.put("Hidden.bias", TensorData.of(new float[12], 12));
    IncompatibleKeys keys = model.loadStateDict(other, false);
    assertEquals(List.of("hidden.bias", "logits.weight"), keys.missingKeys());
    assertEquals(List.of("more", "Hidden.bias"), keys.unexpectedKeys());
    Map<String, TensorData> expected = new LinkedHashMap<>(before);
    expected.replaceAll(other::getOrDefault);
    assertEquals(expected, model.stateDict());
    assertNotEquals(before, model.stateDict());
  }

  @Test
  void anotherShapeIsRefusedAlways() {
    other.put("hidden.bias", TensorData.of(new float[11], 11));
    other.put("middle.bias", TensorData.of(DType.F8_E5M2, new byte[12], 12));
    other.remove("logits.weight");
    String message = Refusal.check(
            WeightsMismatchException.class,
            "L206",
            () -> model.loadStateDict(other, false),
            "hidden.bias [11] where [12] belongs",
            "middle.bias of type F8_E5M2")
        .getMessage();
    assertFalse(message.contains("missing"), message);
    assertEquals(before, model.stateDict());
  }

  @Test
  void nothingGivenChangesNothing() throws IOException {
    IncompatibleKeys keys = model.loadStateDict(Map.of(), false);
    assertEquals(List.copyOf(before.keySet()), keys.missingKeys());
    assertEquals(List.of(), keys.unexpectedKeys());
    assertEquals(before, model.stateDict());
  }

  @Test
  void numbersOfAnyTypeBecomeFloats() throws IOException {
    for (DType type : List.of(DType.F16, DType.BF16, DType.F64)) {
      model.loadStateDict(StateDicts.to(other, type), true);
      for (Map.Entry<String, TensorData> entry : model.stateDict().entrySet()) {
        float[] expected = other.get(entry.getKey()).to(type).toArray();
        assertArrayEquals(expected, entry.getValue().toArray());
      }
    }
    byte[] ones = {1, -1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    model.loadStateDict(Map.of("hidden.bias", TensorData.of(DType.I8, ones, 12)), false);
    assertArrayEquals(
        new float[] {1, -1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11},
        model.stateDict().get("hidden.bias").toArray());
  }

  @Test
  void aPartUnderOtherNamesIsTransferred() throws IOException {
    Map<String, TensorData> foreign =
        StateDicts.rename(other, name -> "module." + name.replace("logits", "fc"));
    Path file = folder.resolve("foreign.npz");
    Numpy.savez(file, foreign);
    Map<String, TensorData> state = StateDicts.rename(Weights.read(file), "^module\\.", "");
    IncompatibleKeys keys = model.loadStateDict(StateDicts.select(state, "hidden."), false);
    assertEquals(List.of("middle.weight", "middle.bias", "logits.weight"), keys.missingKeys());
    assertEquals(other.get("hidden.weight"), model.stateDict().get("hidden.weight"));
    assertEquals(before.get("middle.weight"), model.stateDict().get("middle.weight"));
    model.loadStateDict(StateDicts.rename(state, "^fc\\.", "logits."), true);
    assertEquals(other, model.stateDict());
  }

  @Test
  void aModelInHalfPrecisionIsLoadedAgain() throws IOException {
    Path file = folder.resolve("half.safetensors");
    Weights.write(file, StateDicts.to(other, DType.F16), Map.of("format", "pt"));
    PointsDeepModel loaded = PointsDeepModel.load(file);
    assertEquals(StateDicts.to(StateDicts.to(other, DType.F16), DType.F32), loaded.stateDict());
  }

  /** Figures of features are kept where they are not given. */
  @Test
  void figuresOfFeaturesMayBeGivenInPart() throws IOException {
    RideModel ride = RideModel.create();
    ride.fit(Samples.trips(1, 60));
    Map<String, TensorData> learnt = ride.stateDict();
    TensorData mean = learnt.get("features.mean").to(DType.F32);
    double[] moved = mean.toDoubles();
    moved[0] += 1;
    TensorData given = TensorData.of(moved, moved.length);
    ride.loadStateDict(Map.of("features.mean", given), false);
    Map<String, TensorData> expected = new LinkedHashMap<>(learnt);
    expected.put("features.mean", given);
    assertEquals(expected, ride.stateDict());
    ride.loadStateDict(StateDicts.select(learnt, "hidden."), false);
    assertEquals(expected, ride.stateDict());
  }

  @Test
  void figuresThatAreNoneChangeNothing() {
    RideModel ride = RideModel.create();
    Map<String, TensorData> state = new LinkedHashMap<>(RideModel.create(9).stateDict());
    state.put("features.std", TensorData.of(new double[6], 6));
    Map<String, TensorData> own = ride.stateDict();
    Refusal.check(
        IllegalArgumentException.class, "L211", () -> ride.loadStateDict(state, false), "above 0");
    assertEquals(own, ride.stateDict());
  }
}
