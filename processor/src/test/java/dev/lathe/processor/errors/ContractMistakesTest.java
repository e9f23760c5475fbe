package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.lathe.processor.NetworkProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** The classes outside this repository that must not compile; {@code -Dlathe.shared=DIR} says where they are. */
class ContractMistakesTest {
  private static final Path FOLDER = Path.of(
      System.getProperty("lathe.shared", "../../shared"), "contract", "errors", "sequential");

  @Test
  void eachGivesItsOneErrorOnItsLine() throws IOException {
    assumeTrue(
        Files.isDirectory(FOLDER),
        "there is no " + FOLDER + "; name its root with -Dlathe.shared=DIR");
    List<Path> sources;
    try (Stream<Path> files = Files.list(FOLDER)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    assertTrue(sources.size() >= 4, sources::toString);
    for (Path source : sources) {
      check(source);
    }
  }

  private static void check(Path source) throws IOException {
    Compilation compilation = Compiler.javac()
        .withProcessors(new NetworkProcessor())
        .compile(JavaFileObjects.forResource(source.toUri().toURL()));
    assertEquals(
        1, compilation.diagnostics().size(), () -> source + ": " + compilation.diagnostics());
    Diagnostic<? extends JavaFileObject> error = compilation.errors().get(0);
    assertTrue(
        Mistakes.message(error).matches("(?s)\\[L1\\d\\d] expected .+\nfound: .+\nfix:   .+"),
        error::toString);
    String line = Files.readAllLines(source).get((int) error.getLineNumber() - 1);
    assertTrue(line.endsWith("// <- error"), error::toString);
  }
}
