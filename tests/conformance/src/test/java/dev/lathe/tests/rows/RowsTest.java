package dev.lathe.tests.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.nn.Tensor;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.Site;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
  private static final int GROUPS = 8;
  private static final Map<String, Comparison> COMPARISONS = new TreeMap<>();

  /** What is done with a row. */
  private interface Check {
    void run(Row row, CompiledRows compiled, Comparison reference) throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> layers() throws IOException {
    return tests("layers", StepRows::check);
  }

  @TestFactory
  Stream<DynamicTest> activations() throws IOException {
    return tests("activations", StepRows::check);
  }

  /** The methods of {@code Tensor}, in expressions. */
  @TestFactory
  Stream<DynamicTest> tensor() throws IOException {
    return tests("tensor", StepRows::check);
  }

  /** With what rounding does in eighteen layers. */
  @TestFactory
  Stream<DynamicTest> networks() throws IOException {
    return tests("networks", StepRows::check);
  }

  @TestFactory
  Stream<DynamicTest> losses() throws IOException {
    return tests("losses", StepRows::check);
  }

  @TestFactory
  Stream<DynamicTest> optimizers() throws IOException {
    return tests("optimizers", OptimizerRows::check);
  }

  @TestFactory
  Stream<DynamicTest> schedules() throws IOException {
    return tests("schedules", ScheduleRows::check);
  }

  @TestFactory
  Stream<DynamicTest> initialisers() throws IOException {
    Comparison reference = new Comparison("initialisers");
    COMPARISONS.put("initialisers", reference);
    return FirstWeights.tests(reference);
  }

  /** Annotations that compute nothing by themselves. */
  private static final Set<String> NO_ROWS =
      Set.of("Args", "Block", "BlockSource", "Input", "Network", "Parameter", "Repeat", "Tokens");

  /** Every annotation that computes something has a row. */
  @Test
  void everyAnnotationHasRows() throws IOException {
    Map<String, Long> rows = new TreeMap<>();
    for (String group :
        List.of("layers", "activations", "losses", "optimizers", "schedules", "initialisers")) {
      Row.of(group).forEach(row -> rows.merge(row.name().split("\\.")[0], 1L, Long::sum));
    }
    Set<String> missing = Annotations.names("nn|nn/init|optim");
    missing.removeAll(rows.keySet());
    missing.removeAll(NO_ROWS);
    assertEquals(Set.of(), missing);
  }

  /** Options that other tests are about: what is watched in {@code fit}, how it goes through the data. */
  private static final Set<String> NO_ROWS_OF_OPTIONS = Set.of(
      "ReduceLROnPlateau.monitor",
      "Training.dropLast",
      "Training.epochs",
      "Training.metrics",
      "Training.seed");

  /** Every option of an optimizer, a schedule and what else is in their package has a row. */
  @Test
  void everyOptionOfTrainingHasRows() throws Exception {
    String rows = Files.readString(Site.reference("cases/optimizers.txt"))
        + Files.readString(Site.reference("cases/schedules.txt"));
    Set<String> missing = new TreeSet<>();
    for (String name : Annotations.names("optim")) {
      for (Method option : Class.forName("dev.lathe.optim." + name).getDeclaredMethods()) {
        Pattern use = Pattern.compile("@" + name + "\\([^)]*\\b" + option.getName() + " = ");
        if (!use.matcher(rows).find()) {
          missing.add(name + "." + option.getName());
        }
      }
    }
    assertEquals(NO_ROWS_OF_OPTIONS, missing);
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
        .map(row -> DynamicTest.dynamicTest(row.name(), () -> check.run(row, compiled, reference)));
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
