package dev.lathe.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.lathe.processor.emit.VectorTypes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Kernels in vector form are written where the Vector API can be read; where it cannot, one note says what to add. */
class VectorModuleTest {
  private static final List<JavaFileObject> NETWORKS =
      Stream.of("One", "Two").map(VectorModuleTest::network).toList();

  private static JavaFileObject network(String name) {
    return JavaFileObjects.forSourceString("nets." + name, """
        package nets;

        import dev.lathe.nn.*;
        import dev.lathe.optim.*;

        @Network(input = 4)
        @MSELoss
        @SGD(lr = 0.1f)
        @Training(epochs = 1, batchSize = 2)
        class %s {
          @Linear(2) Layer out;
        }
        """.formatted(name));
  }

  @Test
  void withTheModule() {
    Compilation compilation = compile("--add-modules", VectorTypes.MODULE);
    assertThat(compilation).generatedSourceFile("nets.OneKernelsVector");
    assertEquals(List.of(), notes(compilation));
  }

  @Test
  void withoutTheModule() {
    Compilation compilation = compile();
    assertThat(compilation).succeededWithoutWarnings();
    assertTrue(vectorFiles(compilation).isEmpty());
    List<String> notes = notes(compilation);
    assertEquals(1, notes.size(), "one for both networks");
    assertTrue(
        notes.get(0).contains("for javac: --add-modules jdk.incubator.vector"), notes.get(0));
    assertTrue(
        notes.get(0).contains("for java:  --add-modules jdk.incubator.vector"), notes.get(0));
  }

  @Test
  void notWanted() {
    Compilation compilation = compile("--add-modules", VectorTypes.MODULE, "-Alathe.vector=off");
    assertTrue(vectorFiles(compilation).isEmpty());
    assertEquals(List.of(), notes(compilation));
  }

  private static Compilation compile(String... options) {
    Compilation compilation = javac()
        .withProcessors(new NetworkProcessor())
        .withOptions((Object[]) options)
        .compile(NETWORKS);
    assertThat(compilation).succeeded();
    return compilation;
  }

  private static List<String> vectorFiles(Compilation compilation) {
    return compilation.generatedSourceFiles().stream()
        .map(JavaFileObject::getName)
        .filter(name -> name.endsWith("KernelsVector.java"))
        .toList();
  }

  private static List<String> notes(Compilation compilation) {
    return compilation.notes().stream()
        .map(note -> note.getMessage(Locale.ROOT))
        .filter(note -> note.startsWith("Lathe"))
        .toList();
  }
}
