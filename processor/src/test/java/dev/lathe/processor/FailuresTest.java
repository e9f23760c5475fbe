package dev.lathe.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.lathe.processor.diag.Printer;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.errors.Mistakes;
import dev.lathe.processor.frontend.annotated.AnnotatedClasses;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.lower.Recipes;
import dev.lathe.processor.pass.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A failure of the compiler's own is reported on the class, with what is needed to look into it. */
class FailuresTest {
  private static final String CLASS = "@Network(input = {4}) @MSELoss @SGD\nclass Net {\n}\n";
  private static final Graph BROKEN =
      new Graph("train", List.of(), Map.of(Graph.OUTPUT, "nowhere"));

  @Test
  void aBrokenGraph(@TempDir Path folder) throws IOException {
    Diagnostic<? extends JavaFileObject> error = failing(
        dump -> Pipeline.run(BROKEN, Pipeline.inference(List.of()), dump::add),
        "-Alathe.dump=" + folder);
    assertEquals(2, error.getLineNumber());
    String message = Mistakes.message(error);
    assertTrue(message.startsWith("""
            [L999] expected to compile Net: this is an error in Lathe, not in the class
            found: java.lang.IllegalStateException: train: output is nowhere, which does not exist
                at dev.lathe.processor.ir.GraphVerifier."""), message);
    Path written = folder.resolve("app.Net");
    assertTrue(message.endsWith("\nfix:   report it with the files in " + written), message);
    assertTrue(
        Files.readString(written.resolve("train/00-Lower.txt")).contains("output = nowhere"));
    assertTrue(Files.readString(written.resolve("failure.txt")).contains("FailuresTest"));
  }

  @Test
  void withoutAFolderATemporaryOneIsMade() throws IOException {
    String message = Mistakes.message(failing(dump -> Pipeline.run(BROKEN, List.of(), dump::add)));
    Matcher named = Pattern.compile("the files in (.*lathe-Net-.*)$").matcher(message);
    assertTrue(named.find(), message);
    List<Path> written;
    try (Stream<Path> files = Files.walk(Path.of(named.group(1)))) {
      written = files.sorted((one, other) -> other.compareTo(one)).toList();
    }
    assertEquals(
        2,
        written.stream().filter(file -> file.toString().endsWith(".txt")).count(),
        written::toString);
    for (Path file : written) {
      Files.delete(file);
    }
  }

  @Test
  void whereNothingCanBeWrittenTheMessageIsAll(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    String message = Mistakes.message(failing(FailuresTest::endless, "-Alathe.dump=" + file));
    assertTrue(message.contains("found: java.lang.StackOverflowError\n"), message);
    assertTrue(
        message.contains("report it with this message (no dump could be written: "), message);
  }

  static List<Throwable> failures() {
    return List.of(
        new IOException("full"), new AssertionError("never"), new NoClassDefFoundError("app/Gone"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyKindOfFailure(Throwable failure, @TempDir Path folder) {
    String message = Mistakes.message(failing(dump -> sneak(failure), "-Alathe.dump=" + folder));
    assertTrue(message.contains("found: " + failure + "\n"), message);
  }

  /** {@code -Alathe.dump} is the user's: one that cannot be used is no failure of the compiler's. */
  @ParameterizedTest
  @CsvSource({
    "-Alathe.dump, found: no name: -Alathe.dump",
    "-Alathe.dump=, found: no name: -Alathe.dump",
    "-Alathe.dump=pom.xml, pom.xml"
  })
  void aDumpFolderThatCannotBeUsed(String option, String found) {
    Compilation compilation = Compiler.javac()
        .withProcessors(new NetworkProcessor())
        .withOptions(option)
        .compile(Mistakes.file(CLASS.replace("class Net {", "class Net { @Linear(1) Layer a;")));
    assertEquals(1, compilation.errors().size());
    String message = Mistakes.message(compilation.errors().get(0));
    assertTrue(
        message.startsWith("[L110] expected -Alathe.dump to name a folder that can be written\n"),
        message);
    assertTrue(message.contains(found), message);
    assertTrue(message.endsWith("\nfix:   write -Alathe.dump=target/lathe, say"), message);
  }

  private static void endless(Dump dump) {
    endless(dump);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable failure) throws T {
    throw (T) failure;
  }

  private static Diagnostic<? extends JavaFileObject> failing(
      Failures.Work work, String... options) {
    Compilation compilation = Compiler.javac()
        .withProcessors(new FailingProcessor(work))
        .withOptions((Object[]) options)
        .compile(Mistakes.file(CLASS));
    assertEquals(
        1, compilation.diagnostics().size(), () -> compilation.diagnostics().toString());
    return compilation.errors().get(0);
  }

  /** Guards work that fails. */
  @SupportedAnnotationTypes(AnnotatedClasses.NETWORK)
  private static final class FailingProcessor extends AbstractProcessor {
    private final Failures.Work work;

    FailingProcessor(Failures.Work work) {
      this.work = work;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public Set<String> getSupportedOptions() {
      return Set.of(DumpFolder.OPTION);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      AnnotatedClasses frontend = new AnnotatedClasses(processingEnv, Recipes.vocabulary());
      Failures failures = new Failures(new DumpFolder(processingEnv.getOptions()));
      for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
        Problems problems = new Problems();
        failures.guard(type, frontend.where(type), problems, work);
        problems
            .reported()
            .forEach(new Printer(processingEnv.getMessager(), frontend.trees())::print);
      }
      return true;
    }
  }
}
