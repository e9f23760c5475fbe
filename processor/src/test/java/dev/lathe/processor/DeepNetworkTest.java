package dev.lathe.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network of 400 layers: methods stay below what HotSpot compiles, and compiling takes seconds. */
class DeepNetworkTest {
  private static final int LAYERS = 400;
  private static final int MOST_BYTES = 8000; // -XX:HugeMethodLimit

  @ParameterizedTest
  @ValueSource(strings = {"@SGD(lr = 0.1f, momentum = 0.9f)", "@Adam(lr = 0.001f)"})
  void compiles(String optimizer) throws IOException {
    Compilation compilation = assertTimeout(Duration.ofMinutes(4), () -> compile(optimizer));
    assertThat(compilation).succeededWithoutWarnings();
    Map<String, Integer> sizes = sizes(compilation);
    assertTrue(sizes.size() > 50, sizes.size() + " methods");
    sizes.values().removeIf(size -> size <= MOST_BYTES);
    assertEquals(Map.of(), sizes, "methods with more than " + MOST_BYTES + " bytes");
  }

  private static Compilation compile(String optimizer) {
    return javac().withProcessors(new NetworkProcessor()).compile(network(optimizer));
  }

  private static JavaFileObject network(String optimizer) {
    List<String> layers = IntStream.range(0, LAYERS - 1)
        .mapToObj(layer -> "  @Linear(8) @Tanh Layer layer" + layer + ";")
        .toList();
    String source = """
        package deep;
        import dev.lathe.nn.*;
        import dev.lathe.optim.*;
        @Network(input = 8)
        @CrossEntropyLoss
        %s
        class Deep {
        %s
          @Linear(3) Layer scores;
        }
        """;
    return JavaFileObjects.forSourceString(
        "deep.Deep",
        source.formatted(optimizer, layers.stream().collect(Collectors.joining("\n"))));
  }

  private static Map<String, Integer> sizes(Compilation compilation) throws IOException {
    Map<String, Integer> sizes = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        try (InputStream in = file.openInputStream()) {
          MethodSizes.read(in)
              .forEach((method, size) -> sizes.put(file.getName() + " " + method, size));
        }
      }
    }
    return sizes;
  }
}
