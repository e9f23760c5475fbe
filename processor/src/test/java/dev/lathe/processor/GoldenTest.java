package dev.lathe.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.lathe.io.DType;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.processor.emit.VectorTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole models, as a user would read them. */
class GoldenTest {
  private static final JavaFileObject NETWORK =
      JavaFileObjects.forSourceString("flowers.Flowers", """
          package flowers;

          import dev.lathe.nn.*;
          import dev.lathe.optim.*;

          @Network(input = 4)
          @CrossEntropyLoss
          @SGD(lr = 0.1f, momentum = 0.9f)
          @Training(epochs = 5, batchSize = 16)
          class Flowers {
            @Linear(3) @Tanh Layer hidden;
            @Dropout(0.25f) Layer dropped;
            @Linear(2) Layer scores;
          }
          """);

  private static final JavaFileObject RECURRENT =
      JavaFileObjects.forSourceString("tones.Tones", """
          package tones;

          import dev.lathe.nn.*;
          import dev.lathe.optim.*;

          @Network(input = {6, 2})
          @CrossEntropyLoss
          @SGD(lr = 0.1f)
          @Training(epochs = 5, batchSize = 16)
          class Tones {
            @GRU(hidden = 8, output = SequenceOutput.LAST) Layer heard;
            @Linear(3) Layer tone;
          }
          """);

  @Test
  void aRecurrentModel() throws IOException {
    Compilation compilation = compile(RECURRENT);
    assertThat(compilation).succeededWithoutWarnings();
    Golden.check("tones", compilation);
  }

  @Test
  void aWholeModel() throws IOException {
    Compilation compilation = compile(NETWORK);
    assertThat(compilation).succeededWithoutWarnings();
    assertEquals(9, compilation.generatedSourceFiles().size());
    Golden.check("flowers", compilation);
  }

  @Test
  void withVectors() throws IOException {
    Compilation compilation = compile(NETWORK, "--add-modules", VectorTypes.MODULE);
    assertThat(compilation).succeeded();
    Set<String> differ = Set.of("FlowersKernelsVector.java", "FlowersModel.java");
    Golden.check("flowers-vector", compilation, differ::contains);
  }

  @Test
  void aPredictor(@TempDir Path folder) throws IOException {
    Map<String, TensorData> weights = new LinkedHashMap<>();
    weights.put("hidden.weight", TensorData.of(new float[12], 3, 4));
    weights.put("hidden.bias", TensorData.of(DType.F16, new byte[6], 3));
    weights.put("scores.weight", TensorData.of(new float[6], 2, 3));
    weights.put("scores.bias", TensorData.of(new float[2], 2));
    Weights.write(folder.resolve("flowers.safetensors"), weights, Map.of("format", "pt"));
    JavaFileObject network = JavaFileObjects.forSourceString(
        "flowers.Flowers",
        NETWORK
            .getCharContent(false)
            .toString()
            .replace(
                "input = 4", "input = 4, weights = \"flowers.safetensors\", inference = true"));
    Compilation compilation = compile(network, "-Alathe.weights=" + folder);
    assertThat(compilation).succeededWithoutWarnings();
    Golden.check("flowers-predictor", compilation, "FlowersPredictor.java"::equals);
  }

  @Test
  void theSameFilesEachTime() throws IOException {
    assertEquals(texts(compile(NETWORK)), texts(compile(NETWORK)));
    assertEquals(texts(compile(RECURRENT)), texts(compile(RECURRENT)));
  }

  private static Compilation compile(JavaFileObject network, String... more) {
    Stream<String> options = Stream.of("-Xlint:all", "-Xlint:-processing");
    return javac()
        .withProcessors(new NetworkProcessor())
        .withOptions(Stream.concat(options, Stream.of(more)).toArray())
        .compile(network);
  }

  private static Map<String, String> texts(Compilation compilation) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    List<JavaFileObject> files = compilation.generatedSourceFiles();
    for (JavaFileObject file : files) {
      texts.put(file.getName(), file.getCharContent(false).toString());
    }
    return texts;
  }
}
