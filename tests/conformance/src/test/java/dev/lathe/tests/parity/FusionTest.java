package dev.lathe.tests.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.Site;
import dev.lathe.tests.networks.FusionModel;
import dev.lathe.tests.networks.FusionModel.Input;
import dev.lathe.tests.networks.FusionModel.Output;
import dev.lathe.tests.networks.FusionModel.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network of two inputs, two outputs and two targets: PyTorch's numbers, and everything that can be done with a model. */
@ExtendWith(Quiet.class)
class FusionTest {
  private static final int BATCH = 4;

  @TempDir
  private Path folder;

  private Map<String, TensorData> reference = Map.of();

  @BeforeEach
  void read() throws IOException {
    reference = Weights.read(Site.reference("fusion.safetensors"));
  }

  @Test
  void agreesWithPyTorch() throws IOException {
    FusionModel model = begun();
    double[] losses = tensor("losses").toDoubles();
    int step = 0;
    for (Batch<Input, Target> batch : DataLoader.of(data()).batchSize(BATCH)) {
      assertEquals(losses[step], model.loss(batch), 1e-6 * losses[step]);
      model.backward();
      if (step++ == 0) {
        assertAgree("gradient/", model.gradients());
      }
      model.step();
    }
    assertEquals(losses.length, step);
    assertAgree("final/", model.stateDict());
    assertAgrees("output.box", model.predict(example(0)).box());
    assertAgrees("output.kind", model.predict(example(0)).kind());
  }

  @Test
  void partsOneByOneAreTheSame() throws IOException {
    FusionModel model = begun();
    Input example = example(3);
    Output output = model.predict(example);
    assertArrayEquals(
        output.box(), model.predict(example.state(), example.target()).box());
    float[] joined = Arrays.copyOf(output.box(), 7);
    System.arraycopy(output.kind(), 0, joined, 4, 3);
    assertArrayEquals(joined, model.forward(example));
    assertArrayEquals(joined, model.forward(example.state(), example.target()));
  }

  @Test
  void fitIsTheLoopByHandAndWeightsAreKept() throws IOException {
    FusionModel fitted = FusionModel.create();
    fitted.fit(data(), data());
    FusionModel byHand = FusionModel.create();
    DataLoader<Input, Target> loader = DataLoader.of(data()).batchSize(BATCH).shuffle(3L);
    for (int epoch = 0; epoch < 2; epoch++) {
      for (Batch<Input, Target> batch : loader) {
        byHand.loss(batch);
        byHand.backward();
        byHand.step();
      }
    }
    assertEquals(fitted.stateDict(), byHand.stateDict());
    Path file = folder.resolve("fusion.safetensors");
    fitted.save(file);
    FusionModel loaded = FusionModel.load(file);
    assertArrayEquals(fitted.forward(example(1)), loaded.forward(example(1)));
    assertEquals(fitted.evaluate(data()).loss(), loaded.evaluate(data()).loss());
  }

  @Test
  void messagesNameThePart() {
    FusionModel model = FusionModel.create();
    assertRefused(
        "[L201] expected 10 numbers for one example (2 x 5)",
        "part:  state",
        () -> model.predict(new float[9], new int[3]));
    assertRefused(
        "[L215] expected tokens from 0 to 5",
        "part:  target",
        () -> model.predict(new float[10], new int[] {0, 6, 0}));
    assertRefused(
        "[L201] expected numbers as 'target'",
        "null",
        () -> model.predict(new Input(new float[10], null)));
    Dataset<Input, Target> wrong =
        Dataset.of(List.of(new Example<>(example(0), new Target(new float[3], new int[1]))));
    assertRefused("[L202] expected 4 target numbers", "part:  box", () -> model.evaluate(wrong));
  }

  /** Each of several targets may hold what its loss takes: here one of three classes. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void classesOfOneOfSeveralTargetsAreChecked(int kind) {
    Target target = new Target(new float[4], new int[] {kind});
    Dataset<Input, Target> wrong = Dataset.of(List.of(new Example<>(example(0), target)));
    FusionModel model = FusionModel.create();
    assertRefused(
        "[L202] expected class numbers from 0 to 2", "part:  kind", () -> model.fit(wrong));
  }

  @Test
  void theSummaryListsAllInputsAndResults() {
    List<String> lines = FusionModel.SUMMARY
        .lines()
        .map(line -> line.replaceAll(" +", " ").strip())
        .toList();
    assertTrue(
        lines.containsAll(List.of("state 2 x 5", "target 3", "box 4", "kind 3")),
        FusionModel.SUMMARY);
  }

  private static void assertRefused(String expected, String where, Runnable call) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.startsWith(expected) && message.contains(where), message);
  }

  private FusionModel begun() throws IOException {
    Map<String, TensorData> initial = new LinkedHashMap<>();
    reference.forEach((name, tensor) -> {
      if (name.startsWith("initial/")) {
        initial.put(name.substring("initial/".length()), tensor);
      }
    });
    FusionModel model = FusionModel.create();
    model.loadStateDict(initial);
    return model;
  }

  private Dataset<Input, Target> data() {
    int count = tensor("kinds").toDoubles().length;
    List<Example<Input, Target>> examples = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      Target target = new Target(part("boxes", index, 4), whole("kinds", index, 1));
      examples.add(new Example<>(example(index), target));
    }
    return Dataset.of(examples);
  }

  private Input example(int index) {
    return new Input(part("pictures", index, 10), whole("words", index, 3));
  }

  private float[] part(String name, int index, int size) {
    return Arrays.copyOfRange(tensor(name).toArray(), index * size, (index + 1) * size);
  }

  private int[] whole(String name, int index, int size) {
    double[] all = tensor(name).toDoubles();
    return IntStream.range(index * size, (index + 1) * size)
        .map(at -> (int) all[at])
        .toArray();
  }

  private void assertAgree(String prefix, Map<String, TensorData> found) {
    assertEquals(
        reference.keySet().stream().filter(name -> name.startsWith(prefix)).count(), found.size());
    found.forEach((name, tensor) ->
        assertClose(prefix + name, tensor(prefix + name).toDoubles(), tensor.toDoubles()));
  }

  private void assertAgrees(String name, float[] found) {
    double[] first = Arrays.copyOf(tensor(name).toDoubles(), found.length);
    assertClose(name, first, Difference.widen(found));
  }

  private static void assertClose(String name, double[] expected, double[] found) {
    double difference = Difference.ofNorm(expected, found);
    assertTrue(difference < 1e-5, name + " differs by " + difference);
  }

  private TensorData tensor(String name) {
    return Objects.requireNonNull(reference.get(name), name);
  }
}
