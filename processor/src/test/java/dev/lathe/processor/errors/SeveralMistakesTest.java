package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.lathe.processor.NetworkProcessor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All mistakes of a class in one run, none of them twice, and no network in the way of another. */
class SeveralMistakesTest {
  @Test
  void mistakesInTheClassAndItsOptions() {
    Mistakes.in("""
        @Network(input = {0}, labels = String.class) // <- L102 at {0}; L115 at String.class
        @CrossEntropyLoss(labelSmoothing = 2) // <- L110 at 2
        @Training(epochs = 0, batchSize = -1) // <- L102 at 0; L102 at -1
        class Net<T> { // <- L108; L111
          @Linear(0) @Dropout(2) Layer both; // <- L103 at @Dropout(2); L102 at 0; L110 at 2
          Layer bare; // <- L112
          @Linear(3) int number; // <- L104
          Layer forward(Layer x) { return x; } // <- L124
        }
        """);
  }

  @Test
  void optionsOfTheOptimizerDoNotHideAMisfit() {
    Mistakes.in("""
        @Network(input = {28, 28}) @CrossEntropyLoss
        @SGD(lr = -1) // <- L110 at -1
        @Training(epochs = 0) // <- L102 at 0
        class Net {
          @Linear(16) Layer rows;
          @Conv2d(out = 8, kernel = 3) Layer conv; // <- L101
        }
        """);
  }

  @Test
  void whatFollowsFromAnOptionIsNotReported() {
    Mistakes.in("""
        @Network(input = {28, 28}) @CrossEntropyLoss @SGD class Net {
          @Linear(0) Layer rows; // <- L102 at 0
          @Conv2d(out = 8, kernel = 3) Layer conv;
          @Flatten(startDim = 7) Layer flat;
        }
        """);
  }

  @Test
  void aBrokenNetworkDoesNotHideAnother(@TempDir Path folder) {
    String network = "@Network(input = {4}) @MSELoss @SGD class %s { @Linear(%d) Layer logits; %s}";
    List<JavaFileObject> sources = List.of(
        Mistakes.file(network.formatted("First", 0, "")),
        Mistakes.file(network.formatted("Sound", 3, "")),
        Mistakes.file(network.formatted("Last", 3, "Layer bare; ")));
    DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
    List<String> options = List.of("-d", folder.toString(), Mistakes.NO_VECTORS);
    JavaCompiler.CompilationTask javac =
        ToolProvider.getSystemJavaCompiler().getTask(null, null, errors, options, null, sources);
    javac.setProcessors(List.of(new NetworkProcessor()));
    javac.call();
    assertEquals("L102, L112", codes(errors.getDiagnostics()));
    assertTrue(Files.exists(folder.resolve("app/SoundModel.java")));
    assertFalse(Files.exists(folder.resolve("app/LastModel.java")));
  }

  @Test
  void aClassBesideIsCompiledAsEver() {
    Compilation compilation = Compiler.javac()
        .withProcessors(new NetworkProcessor())
        .compile(
            Mistakes.file(
                "@Network(input = {4}) @MSELoss @SGD class Net { @Linear(3) Layer a; int x = \"text\"; }"));
    assertEquals("incompatible", codes(compilation.errors()));
  }

  /** What javac does not know may be what is missed: javac alone speaks. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          @Network(input = {4}, labels = Missing.class) @MSELoss @SGD | @Linear(3) Layer a;
          @Network(features = Missing.class) @MSELoss @SGD            | @Linear(3) Layer a;
          @Network(input = {4}) @MSELoss @SDG                         | @Linear(3) Layer a;
          @Network(input = {4}) @MSELoss @SGD                         | @Lineer(3) Layer a;
          @Network(input = {4}) @MSELoss @SGD                         | @Linear(Missing.N) Layer a;
          @Network(input = {4}) @MSELoss @SGD                         | @Linear("x") Layer a;
          @Network(input = {4}) @MSELoss @SGD                         | @Linear Layer a;
          @Network(input = {4}) @MSELoss @SGD                         | @Linear(3) Layr a;
          @Network(input = {4}) @MSELoss @SGD                         | @Linear(3) @Linear(4) Layer a;
          """)
  void javacsErrorsAreJavacs(String annotations, String field) {
    Compilation compilation = Compiler.javac()
        .withProcessors(new NetworkProcessor())
        .compile(Mistakes.file(annotations + " class Net { " + field + " @Linear(2) Layer b; }"));
    List<String> messages = compilation.errors().stream().map(Mistakes::message).toList();
    assertFalse(messages.isEmpty());
    assertTrue(
        messages.stream().noneMatch(message -> message.startsWith("[L")), messages.toString());
  }

  private static String codes(List<Diagnostic<? extends JavaFileObject>> errors) {
    return errors.stream()
        .map(error -> Mistakes.message(error).split("[] ]")[0].replace("[", ""))
        .collect(Collectors.joining(", "));
  }
}
