package dev.lathe.tests.userproject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.tests.Site;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The classes that must not compile: each gives its one error, on its line, and nothing else. */
class ContractErrorsTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({
    "sequential/Labels, L107",
    "sequential/NoFit, L101",
    "sequential/Options, L110",
    "sequential/TwoLayers, L103",
    "graph/Dynamic, L119",
    "graph/Itself, L121",
    "graph/Mismatch, L101",
    "graph/Unused, L123"
  })
  void oneErrorOnItsLine(String name, String code) throws IOException {
    Path source = Site.shared("contract/errors").resolve(name + ".java");
    List<Diagnostic<? extends JavaFileObject>> errors = errors(source);
    assertEquals(1, errors.size(), errors::toString);
    String message = errors.get(0).getMessage(Locale.ROOT);
    assertEquals(markedLine(source), errors.get(0).getLineNumber(), message);
    assertTrue(message.startsWith("[" + code + "] expected "), message);
    assertTrue(message.matches("(?s).*\n +found: .+\n +fix: {3}.+"), message);
  }

  private List<Diagnostic<? extends JavaFileObject>> errors(Path source) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(collector, null, null)) {
      javac
          .getTask(null, files, collector, options(), null, files.getJavaFileObjects(source))
          .call();
    }
    return collector.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .toList();
  }

  private List<String> options() {
    String classPath = Site.jar("annotations") + File.pathSeparator + Site.jar("runtime");
    String processor = Site.jar("processor").toString();
    return List.of(
        "-d",
        folder.toString(),
        "-classpath",
        classPath,
        "-processorpath",
        processor,
        "--release",
        "17");
  }

  private static long markedLine(Path source) throws IOException {
    List<String> lines = Files.readAllLines(source);
    for (int line = 0; line < lines.size(); line++) {
      if (lines.get(line).endsWith("// <- error")) {
        return line + 1;
      }
    }
    throw new AssertionError("no line is marked in " + source);
  }
}
