package dev.lathe.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.lathe.processor.errors.Mistakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated sources depend on the annotated class and nothing else, character by character. */
class ReproducibleTest {
  private static final JavaFileObject DIGITS = Mistakes.file("""
      @Network(input = {28, 28}) @CrossEntropyLoss(labelSmoothing = 0.1f) @SGD(momentum = 0.9f) public class Digits {
        @Flatten Layer flatten;
        @Linear(16) @ReLU Layer hidden;
        @Dropout Layer dropout;
        @Linear(10) Layer logits;
      }
      """);
  private static final JavaFileObject FLOWERS = Mistakes.file("""
      class Flowers {
        enum Species { SETOSA, VERSICOLOR }
        enum Site { WOOD, MEADOW, SHORE }
        record Flower(double length, boolean wild, Site site, int petals) {}
        @Network(features = Flower.class, labels = Species.class) @CrossEntropyLoss(weight = {1, 3}) @Adam static class Net {
          @Linear(8) @Tanh Layer hidden;
          @Linear(2) Layer logits;
        }
      }
      """);

  private static final JavaFileObject BLOCK = Mistakes.file("""
      @Block class Residual {
        private static final int WIDTH = 2 * Args.FIRST;
        @Linear(WIDTH) Layer one;
        Tensor forward(Tensor x) { return one.forward(x).add(Math.sqrt(WIDTH)); }
      }
      """);

  @Test
  void fromRunToRun() throws IOException {
    assertTrue(sources(DIGITS, FLOWERS).size() >= 10, () -> "too few classes");
    assertEquals(sources(DIGITS, FLOWERS, BLOCK), sources(DIGITS, FLOWERS, BLOCK));
  }

  @Test
  void whateverElseIsCompiled() throws IOException {
    Map<String, String> each = new TreeMap<>(sources(DIGITS));
    each.putAll(sources(FLOWERS));
    each.putAll(sources(BLOCK));
    assertEquals(each, sources(DIGITS, FLOWERS, BLOCK));
    assertEquals(each, sources(BLOCK, FLOWERS, DIGITS));
  }

  /** Immutable maps are iterated in another order in each virtual machine. */
  @Test
  void inAnotherVirtualMachine(@TempDir Path folder) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
        "-proc:only",
        "-processor",
        NetworkProcessor.class.getName(),
        "-d",
        folder.toString(),
        "-cp",
        System.getProperty("java.class.path")));
    for (JavaFileObject source : List.of(DIGITS, FLOWERS, BLOCK)) {
      Path file = folder.resolve(Path.of(source.getName()).getFileName().toString());
      command.add(Files.writeString(file, source.getCharContent(true)).toString());
    }
    Process javac = new ProcessBuilder(command).inheritIO().start();
    assertEquals(0, javac.waitFor());
    for (Map.Entry<String, String> expected : sources(DIGITS, FLOWERS, BLOCK).entrySet()) {
      assertEquals(
          expected.getValue(),
          Files.readString(folder.resolve(expected.getKey())),
          expected.getKey());
    }
  }

  private static Map<String, String> sources(JavaFileObject... networks) throws IOException {
    Compilation compilation =
        Compiler.javac().withProcessors(new NetworkProcessor()).compile(networks);
    Map<String, String> sources = new TreeMap<>();
    for (JavaFileObject source : compilation.generatedSourceFiles()) {
      sources.put(
          source.getName().replace("/SOURCE_OUTPUT/", ""),
          source.getCharContent(true).toString());
    }
    return sources;
  }
}
