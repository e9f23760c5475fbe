package dev.lathe.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What generated programs tell a profiler of layers, and of the floating-point operations that are done for each example. */
class ProfileReportsTest {
  private static final Pattern REPORT = Pattern.compile("Profile\\.(\\w+\\(.*\\));");

  private static Compilation compile(String optimizer) {
    Compilation compilation = javac()
        .withProcessors(new NetworkProcessor())
        .compile(JavaFileObjects.forSourceString("app.Net", """
            package app;

            import dev.lathe.nn.*;
            import dev.lathe.optim.*;

            @Network(input = {16, 8, 8})
            @CrossEntropyLoss
            %s
            class Net {
              @Conv2d(out = 32, kernel = 3, padding = 1, bias = false) Layer wide;
              @Conv2d(out = 32, kernel = 3, stride = 2, padding = 1, groups = 2) Layer grouped;
              @ConvTranspose2d(out = 4, kernel = 2, stride = 2) @ReLU Layer up;
              @Flatten Layer flatten;
              @Linear(3) Layer scores;
            }
            """.formatted(optimizer)));
    assertThat(compilation).succeededWithoutWarnings();
    return compilation;
  }

  private static String source(Compilation compilation, String program) throws IOException {
    return compilation
        .generatedSourceFile("app.Net" + program)
        .orElseThrow()
        .getCharContent(false)
        .toString();
  }

  private static List<String> reports(String source) {
    return REPORT
        .matcher(source)
        .results()
        .map((MatchResult report) -> report.group(1))
        .toList();
  }

  /** Multiply-adds of each layer for one example, counted by hand. */
  @ParameterizedTest
  @CsvSource({
    "wide, 294912, 1", // 32 x 8 x 8 places, 16 x 9 weights each; nobody asks for the gradient of
    // the input
    "grouped, 73728, 2", // 32 x 4 x 4 places, 8 x 9 weights each
    "up, 8192, 2", // 32 x 4 x 4 places, each of which goes into 4 x 4
    "scores, 768, 2", // 3 x 256
  })
  void operationsAreTwoAMultiplyAdd(String layer, long multiplyAdds, int gradients)
      throws IOException {
    List<String> reports = reports(source(compile("@SGD"), "Train"));
    assertTrue(
        reports.contains("forward(\"" + layer + "\", " + 2 * multiplyAdds + "L * batch)"),
        reports::toString);
    long backward = reports.stream()
        .filter(report -> report.startsWith("backward(\"" + layer + "\","))
        .mapToLong(report -> Long.parseLong(report.replaceAll(".*, (\\d+)L \\* batch\\)", "$1")))
        .sum();
    assertEquals(2 * gradients * multiplyAdds, backward, reports::toString);
  }

  /** The weights' as well as the biases', in one report. */
  @Test
  void updatesBelongToTheLayer() throws IOException {
    List<String> reports = reports(source(compile("@SGD"), "Train"));
    assertEquals(
        1, reports.stream().filter("update(\"scores\")"::equals).count(), reports::toString);
    assertFalse(reports.toString().contains("scores.weight"), reports::toString);
  }

  /** Products of an optimizer do not depend on the batch. */
  @Test
  void productsOfWeightsAreDoneOnce() throws IOException {
    List<String> reports = reports(source(compile("@Muon"), "Train"));
    assertTrue(
        reports.stream().anyMatch(report -> report.matches("update\\(\"scores\", \\d+L\\)")),
        reports::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Evaluate", "Predict"})
  void whatDoesNotTrainReportsNothing(String program) throws IOException {
    assertEquals(List.of(), reports(source(compile("@SGD"), program)));
  }
}
