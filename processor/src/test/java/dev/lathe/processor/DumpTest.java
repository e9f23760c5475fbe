package dev.lathe.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.CompilationSubject;
import com.google.testing.compile.Compiler;
import dev.lathe.processor.errors.Mistakes;
import dev.lathe.processor.pass.ClipGradients;
import dev.lathe.processor.pass.Pass;
import dev.lathe.processor.pass.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code -Alathe.dump=DIR} writes. */
class DumpTest {
  private static final List<Pass> LAYOUT = Pipeline.layout(List.of());

  private static final String NETWORK = """
      class Outer {
        @Network(input = {28, 28}) @CrossEntropyLoss(weight = {1, 2, 3}) @SGD(momentum = 0.9f) static class Net {
          @Flatten Layer flatten;
          @Linear(16) @ReLU Layer hidden;
          @Dropout Layer dropout;
          @Linear(3) Layer logits;
        }
      }
      """;

  @TempDir
  Path folder;

  @Test
  void oneFileAPassAndTheMemory() throws IOException {
    TreeSet<String> expected = new TreeSet<>();
    expected.addAll(files(
        "train",
        Pipeline.training(LAYOUT, ClipGradients.NONE, (parameter, weight, gradient) -> {})));
    expected.addAll(files("backward", Pipeline.gradients(LAYOUT)));
    expected.addAll(
        files("step", Pipeline.step(ClipGradients.NONE, (parameter, weight, gradient) -> {})));
    expected.addAll(files("evaluate", Pipeline.inference(LAYOUT)));
    expected.addAll(files("predict", Pipeline.inference(LAYOUT)));
    assertEquals(expected, dump("one").keySet());
  }

  @Test
  void nodesNameTheirLines() throws IOException {
    Map<String, String> texts = dump("one");
    assertTrue(texts
        .get("app.Outer.Net/train/00-Lower.txt")
        .contains("hidden FORWARD  // hidden (Outer.java:4)"));
    assertTrue(texts.values().stream().noneMatch(String::isBlank));
    assertTrue(texts.get("app.Outer.Net/train/memory.txt").contains("hidden"));
  }

  @Test
  void theSameFromRunToRun() throws IOException {
    assertEquals(dump("one"), dump("two"));
  }

  private static List<String> files(String program, List<Pass> passes) {
    List<String> names = new ArrayList<>(List.of("00-Lower"));
    passes.forEach(pass -> names.add("%02d-%s".formatted(names.size(), pass.name())));
    names.add("memory");
    return names.stream()
        .map(name -> "app.Outer.Net/" + program + "/" + name + ".txt")
        .toList();
  }

  private Map<String, String> dump(String name) throws IOException {
    Path target = folder.resolve(name);
    CompilationSubject.assertThat(Compiler.javac()
            .withProcessors(new NetworkProcessor())
            .withOptions("-Alathe.dump=" + target)
            .compile(Mistakes.file(NETWORK)))
        .succeededWithoutWarnings();
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(target.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return texts;
  }
}
