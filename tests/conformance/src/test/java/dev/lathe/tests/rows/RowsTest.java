package dev.lathe.tests.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.io.TensorData;
import dev.lathe.nn.Tensor;
import dev.lathe.runtime.Model;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.Site;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each row of {@code reference/cases} gives PyTorch's numbers, to 1e-5 relative, whole networks to 1e-4. */
@ExtendWith(Quiet.class)
class RowsTest {
  private static final double TOLERANCE = 1e-5;
  private static final double TOLERANCE_OF_NETWORKS = 1e-4;
  private static final int BATCH = 4;
  private static final int GROUPS = 8;
  private static final Map<String, Comparison> COMPARISONS = new TreeMap<>();

  /** What is done with a row. */
  private interface Check {
    void run(Row row, Model<Object, Object> model, Comparison reference) throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> layers() throws IOException {
    return tests("layers", RowsTest::oneStep);
  }

  @TestFactory
  Stream<DynamicTest> activations() throws IOException {
    return tests("activations", RowsTest::oneStep);
  }

  /** The methods of {@code Tensor}, in expressions. */
  @TestFactory
  Stream<DynamicTest> tensor() throws IOException {
    return tests("tensor", RowsTest::oneStep);
  }

  /** With what rounding does in eighteen layers. */
  @TestFactory
  Stream<DynamicTest> networks() throws IOException {
    return tests("networks", RowsTest::oneStep);
  }

  @TestFactory
  Stream<DynamicTest> losses() throws IOException {
    return tests("losses", RowsTest::oneStep);
  }

  @TestFactory
  Stream<DynamicTest> optimizers() throws IOException {
    return tests("optimizers", RowsTest::twentySteps);
  }

  @TestFactory
  Stream<DynamicTest> schedules() throws IOException {
    return tests("schedules", RowsTest::hundredRates);
  }

  @TestFactory
  Stream<DynamicTest> initialisers() throws IOException {
    Comparison reference = new Comparison("initialisers");
    COMPARISONS.put("initialisers", reference);
    return FirstWeights.tests(reference);
  }

  /** Annotations that compute nothing by themselves. */
  private static final Set<String> NO_ROWS =
      Set.of("Args", "Block", "Input", "Network", "Parameter", "Repeat", "Tokens");

  /** Every annotation that computes something has a row. */
  @Test
  void everyAnnotationHasRows() throws IOException {
    Map<String, Long> rows = new TreeMap<>();
    for (String group :
        List.of("layers", "activations", "losses", "optimizers", "schedules", "initialisers")) {
      Row.of(group).forEach(row -> rows.merge(row.name().split("\\.")[0], 1L, Long::sum));
    }
    Set<String> missing = Annotations.names();
    missing.removeAll(rows.keySet());
    missing.removeAll(NO_ROWS);
    assertEquals(Set.of(), missing);
  }

  /** Every method of {@code Tensor} has rows but those that draw random numbers. */
  @Test
  void everyMethodOfTensorHasRows() throws IOException {
    Set<String> missing = Arrays.stream(Tensor.class.getMethods())
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
    missing.removeAll(Set.of("randLike", "randnLike"));
    Row.of("tensor").forEach(row -> missing.remove(row.name().split("\\.")[0]));
    assertEquals(Set.of(), missing);
  }

  private static Stream<DynamicTest> tests(String group, Check check) throws IOException {
    List<Row> rows = Row.of(group);
    Comparison reference = new Comparison(group);
    COMPARISONS.put(group, reference);
    CompiledRows compiled = CompiledRows.of(group, rows);
    return rows.stream()
        .map(row -> DynamicTest.dynamicTest(
            row.name(), () -> check.run(row, compiled.create(row), reference)));
  }

  /** Output, loss, every gradient and every buffer of one step. */
  private static void oneStep(Row row, Model<Object, Object> model, Comparison reference)
      throws IOException {
    double tolerance = row.group().equals("networks") ? TOLERANCE_OF_NETWORKS : TOLERANCE;
    model.loadStateDict(reference.all(row, "initial"));
    Object[] inputs = examples(reference.get(row, "input"));
    if (!row.has("noEval")) {
      double[] output = Arrays.stream(inputs)
          .map(model::forward)
          .flatMapToDouble(each -> Arrays.stream(widen(each)))
          .toArray();
      reference.check(row, "output", reference.get(row, "output").toDoubles(), output, tolerance);
    }
    Object[] targets = examples(reference.get(row, "target"));
    Batch<Object, Object> batch =
        DataLoader.of(dataset(inputs, targets)).batchSize(BATCH).iterator().next();
    double[] loss = {model.loss(batch)};
    model.backward();
    reference.check(row, "loss", reference.get(row, "loss").toDoubles(), loss, tolerance);
    Map<String, TensorData> gradients = model.gradients();
    reference
        .all(row, "gradient")
        .forEach((name, expected) -> reference.check(
            row, "gradient of " + name, expected.toDoubles(), doubles(gradients, name), tolerance));
    Map<String, TensorData> state = model.stateDict();
    reference
        .all(row, "buffer")
        .forEach((name, expected) ->
            reference.check(row, name, expected.toDoubles(), doubles(state, name), tolerance));
  }

  /** Weights after one epoch of twenty batches. */
  private static void twentySteps(Row row, Model<Object, Object> model, Comparison reference)
      throws IOException {
    model.loadStateDict(reference.all(row, "initial"));
    Object[] inputs = flat(reference.get(row, "input"));
    Object[] targets = flat(reference.get(row, "target"));
    model.fit(dataset(inputs, targets));
    Map<String, TensorData> state = model.stateDict();
    reference
        .all(row, "final")
        .forEach((name, expected) ->
            reference.check(row, name, expected.toDoubles(), doubles(state, name), TOLERANCE));
  }

  /** The weight begins at 0 in every epoch, and is minus the rate after it. */
  private static void hundredRates(Row row, Model<Object, Object> model, Comparison reference)
      throws IOException {
    double[] series = reference.tensor("series").toDoubles();
    double[] rates = new double[series.length];
    for (int epoch = 0; epoch < rates.length; epoch++) {
      model.loadStateDict(Map.of("w", TensorData.of(new float[] {0}, 1)));
      Object[] input = {new float[] {(float) series[epoch]}};
      Object[] target = {new float[] {0}};
      model.fit(dataset(input, target));
      rates[epoch] = -doubles(model.stateDict(), "w")[0];
    }
    reference.check(row, "rates", reference.get(row, "rates").toDoubles(), rates, TOLERANCE);
  }

  private static Dataset<Object, Object> dataset(Object[] inputs, Object[] targets) {
    List<Example<Object, Object>> examples = new ArrayList<>();
    for (int index = 0; index < inputs.length; index++) {
      examples.add(new Example<>(inputs[index], targets[index]));
    }
    return Dataset.of(examples);
  }

  /** The rows of a tensor: class numbers, tokens or numbers. */
  private static Object[] examples(TensorData tensor) {
    double[] values = tensor.toDoubles();
    int width = values.length / BATCH;
    boolean whole = tensor.dtype().name().startsWith("I");
    Object[] examples = new Object[BATCH];
    for (int example = 0; example < BATCH; example++) {
      double[] own = Arrays.copyOfRange(values, example * width, (example + 1) * width);
      examples[example] = whole ? tokens(own, tensor.shape().length) : narrow(own);
    }
    return examples;
  }

  private static Object tokens(double[] values, int rank) {
    int[] tokens = Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    return rank == 1 ? (Object) tokens[0] : tokens;
  }

  /** Steps after each other, as examples: the last axis is one example. */
  private static Object[] flat(TensorData tensor) {
    int[] shape = tensor.shape();
    int width = shape[shape.length - 1];
    double[] values = tensor.toDoubles();
    Object[] rows = new Object[values.length / width];
    Arrays.setAll(rows, row -> narrow(Arrays.copyOfRange(values, row * width, (row + 1) * width)));
    return rows;
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  private static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  private static double[] doubles(Map<String, TensorData> tensors, String name) {
    TensorData tensor = tensors.get(name);
    if (tensor == null) {
      throw new AssertionError("no " + name + " among " + tensors.keySet());
    }
    return tensor.toDoubles();
  }

  /** The table of the documentation is what these tests measured; {@code -Dlathe.parity.record=true} writes it. */
  @AfterAll
  static void checkTable() throws IOException {
    if (COMPARISONS.size() < GROUPS) {
      return; // not all of them ran
    }
    StringBuilder table = new StringBuilder();
    COMPARISONS.forEach((group, comparison) -> {
      table
          .append("\n## ")
          .append(group)
          .append("\n\n| row | largest difference |\n| --- | --- |\n");
      comparison
          .largest()
          .forEach((row, difference) ->
              table.append(String.format(Locale.ROOT, "| `%s` | %.0e |%n", row.name(), difference)
                  .replace("\r", "")));
    });
    Path document = Site.root().resolve("annotations/docs/parity.md");
    String head = Files.readString(document).split("\n## ")[0].stripTrailing() + "\n";
    if (Boolean.getBoolean("lathe.parity.record")) {
      Files.writeString(document, head + table);
    }
    assertEquals(
        head + table, Files.readString(document), "record with -Dlathe.parity.record=true");
  }
}
