package dev.lathe.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What is generated for a recurrent layer does not grow with the sequence. */
class LongSequenceTest {
  private static final int MOST_BYTES = 8000; // -XX:HugeMethodLimit

  @Test
  void sourceIsAsLongForAThousandPlacesAsForTen() throws IOException {
    int few = length(compile(10));
    int many = length(compile(1000));
    assertTrue(many < few * 1.02, few + " characters for 10 places, " + many + " for 1000");
  }

  @Test
  void methodsAreCompiledByHotSpot() throws IOException {
    Map<String, Integer> large = new TreeMap<>();
    for (JavaFileObject file : compile(1000).generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        try (InputStream in = file.openInputStream()) {
          large.putAll(MethodSizes.read(in));
        }
      }
    }
    assertTrue(large.size() > 50, large.size() + " methods");
    large.values().removeIf(size -> size <= MOST_BYTES);
    assertEquals(Map.of(), large);
  }

  private static Compilation compile(int places) {
    Compilation compilation = javac()
        .withProcessors(new NetworkProcessor())
        .compile(JavaFileObjects.forSourceString("far.Far", """
            package far;

            import dev.lathe.nn.*;
            import dev.lathe.optim.*;

            @Network(input = {%d, 3})
            @MSELoss
            @SGD
            class Far {
              @LSTM(hidden = 5, layers = 3, bidirectional = true, dropout = 0.1f) Layer lstm;
              @GRU(hidden = 4, bidirectional = true) Layer gru;
              @RNN(hidden = 2) Layer rnn;
            }
            """.formatted(places)));
    assertThat(compilation).succeededWithoutWarnings();
    return compilation;
  }

  private static int length(Compilation compilation) throws IOException {
    int length = 0;
    for (JavaFileObject file : compilation.generatedSourceFiles()) {
      length += file.getCharContent(false).length();
    }
    return length;
  }
}
