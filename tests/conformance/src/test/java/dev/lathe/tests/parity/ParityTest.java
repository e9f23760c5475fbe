package dev.lathe.tests.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.runtime.History;
import dev.lathe.runtime.Model;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Twenty steps from PyTorch's weights on PyTorch's batches give PyTorch's numbers, to 1e-5 relative. */
@ExtendWith(Quiet.class)
class ParityTest {
  private static final List<String> KINDS =
      List.of("losses", "gradient", "final", "optimizer", "output");
  private static final List<Outcome> OUTCOMES = new ArrayList<>();

  static List<Subject> subjects() {
    return Subjects.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("subjects")
  void trainsAsPyTorchDoes(Subject subject) throws IOException {
    ReferenceCase reference = ReferenceCase.of(subject);
    Model<float[], ?> model = subject.model().get();
    Map<String, TensorData> initial = reference.initial(model.stateDict());
    Outcome outcome = new Outcome(subject.name());
    OUTCOMES.add(outcome);

    StepByStep run = new StepByStep(subject, reference);
    run.take(initial);
    double[] losses = run.losses();
    outcome.add("losses", "one step", Difference.ofEach(reference.losses(), losses));
    run.state().forEach((name, values) -> compare(reference, name, values, outcome));

    StepByStep probe = new StepByStep(subject, reference);
    probe.take(initial);
    probe
        .gradients()
        .forEach((name, values) ->
            outcome.add("gradient", name, reference.difference("gradient", name, values)));

    model.loadStateDict(initial);
    checkFit(model, reference, run.state(), losses);
    outcome.add("output", "step 0's inputs", output(model, reference));
  }

  /** A parameter, or what the optimizer keeps about one: {@code hidden.weight.exp_avg}. */
  private static void compare(
      ReferenceCase reference, String name, double[] values, Outcome outcome) {
    for (String kind : List.of("momentum_buffer", "exp_avg", "exp_avg_sq")) {
      if (name.endsWith("." + kind)) {
        String parameter = name.substring(0, name.length() - kind.length() - 1);
        outcome.add("optimizer", name, reference.difference(kind, parameter, values));
        return;
      }
    }
    outcome.add("final", name, reference.difference("final", name, values));
  }

  /** The same in one call: the same bits as step by step. */
  @SuppressWarnings("unchecked") // the reference knows which type the model's targets have
  private static void checkFit(
      Model<float[], ?> model,
      ReferenceCase reference,
      Map<String, double[]> expected,
      double[] losses) {
    History history = ((Model<float[], Object>) model).fit(examples(reference));
    double mean = Arrays.stream(losses).average().orElseThrow();
    assertEquals(mean, history.last().loss(), 1e-12 * mean);
    model
        .stateDict()
        .forEach((name, tensor) ->
            assertArrayEquals(expected.get(name), tensor.toDoubles(), "fit, " + name));
  }

  private static Dataset<float[], Object> examples(ReferenceCase reference) {
    int count = ReferenceCase.STEPS * reference.batch();
    float[][] inputs = rows(reference.inputs(), count);
    Object[] targets = reference.hasClasses()
        ? Arrays.stream(reference.classes()).boxed().toArray()
        : rows(reference.values(), count);
    List<Example<float[], Object>> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.add(new Example<>(inputs[i], targets[i]));
    }
    return Dataset.of(examples);
  }

  private static float[][] rows(float[] values, int count) {
    int width = values.length / count;
    float[][] rows = new float[count][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * width, (i + 1) * width));
    return rows;
  }

  private static double output(Model<float[], ?> model, ReferenceCase reference) {
    float[][] inputs = rows(reference.inputs(), ReferenceCase.STEPS * reference.batch());
    double[] answers = Arrays.stream(inputs)
        .limit(reference.batch())
        .flatMapToDouble(input -> Arrays.stream(Difference.widen(model.forward(input))))
        .toArray();
    return Difference.ofNorm(reference.tensor("output").toDoubles(), answers);
  }

  @Test
  void weightsThatPyTorchSaved() throws IOException {
    ForeignModel model = ForeignModel.load(Site.reference("foreign.safetensors"));
    Map<String, TensorData> expected = Weights.read(Site.reference("foreign-expected.safetensors"));
    float[][] inputs = rows(Objects.requireNonNull(expected.get("inputs")).toArray(), 8);
    Outcome outcome = new Outcome("foreign");
    OUTCOMES.add(outcome);
    for (int i = 0; i < inputs.length; i++) {
      float[] input = inputs[i];
      outcome.add("output", "example " + i, row(expected, "output", i, model.forward(input)));
      float[] probabilities = model.classify(input).probabilities();
      outcome.add("output", "softmax " + i, row(expected, "probabilities", i, probabilities));
    }
  }

  private static double row(
      Map<String, TensorData> expected, String name, int row, float[] actual) {
    TensorData all = Objects.requireNonNull(expected.get(name));
    int width = all.shape()[1];
    return Difference.ofNorm(
        Arrays.copyOfRange(all.toDoubles(), row * width, (row + 1) * width),
        Difference.widen(actual));
  }

  @Test
  void everyCaseOfTheReferenceHasANetwork() throws IOException {
    Set<String> cases = Weights.read(Site.reference("options.safetensors")).keySet().stream()
        .map(name -> name.substring(0, name.indexOf('/')))
        .collect(Collectors.toCollection(TreeSet::new));
    Set<String> networks = Subjects.all().stream()
        .filter(subject -> subject.file().equals("options"))
        .map(Subject::name)
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(cases, networks);
    assertEquals(19, cases.size());
  }

  @Test
  void formulaGivesTheKnownAnswers() {
    assertArrayEquals(
        new int[] {4700795, 4858659, 14957816, 13369773},
        new int[] {Formula.bits(1, 0), Formula.bits(1, 1), Formula.bits(1, 2), Formula.bits(1, 3)});
    assertEquals(-0x1.013dcep-6f, Formula.weights(1, 784, 1)[0]);
    assertEquals(0x1.3e77b6p-5f, Formula.weights(6, 512, 2)[1]);
    assertArrayEquals(new float[] {0x1.c2c694p-2f, 0x1.c5fa10p-3f}, Formula.inputs(2));
    assertArrayEquals(new int[] {4, 5, 6, 2, 2, 7, 5, 3}, Formula.labels(8));
  }

  @AfterAll
  static void writeTable() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| network | " + String.join(" | ", KINDS) + " | largest |");
    lines.add("|" + " --- |".repeat(KINDS.size() + 2));
    OUTCOMES.forEach(outcome -> lines.add(outcome.row(KINDS)));
    String table = String.join("\n", lines) + "\n";
    System.out.println("Largest relative differences from PyTorch\n" + table);
    Files.writeString(Site.output("parity.md"), table);
  }
}
