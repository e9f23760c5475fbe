package dev.lathe.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks that are repeated share their methods: those of the layers, and those that update weights. */
class RepeatedBlocksTest {
  private static final Pattern METHOD = Pattern.compile("  private void \\w+(?<!Part\\d{1,3})\\(");

  @ParameterizedTest
  @ValueSource(strings = {"Train", "Evaluate", "Predict", "Backward", "Step"})
  void moreBlocksAreNoMoreMethods(String program) throws IOException {
    long few = methods(source(program, 6));
    assertTrue(few > 2, few + " methods");
    assertEquals(few, methods(source(program, 12)));
  }

  private static long methods(String source) {
    return METHOD.matcher(source).results().count();
  }

  private static String source(String program, int blocks) throws IOException {
    return javac()
        .withProcessors(new NetworkProcessor())
        .compile(
            JavaFileObjects.forSourceString("deep.Residual", """
                package deep;

                import dev.lathe.nn.*;

                @Block
                class Residual {
                  @Conv2d(out = 8, kernel = 3, padding = 1, bias = false) Layer conv;
                  @BatchNorm2d @ReLU Layer bn;

                  Tensor forward(Tensor x) {
                    return bn.forward(conv.forward(x)).add(x);
                  }
                }
                """),
            JavaFileObjects.forSourceString("deep.Deep", """
                package deep;

                import dev.lathe.nn.*;
                import dev.lathe.optim.*;

                @Network(input = {8, 6, 6})
                @CrossEntropyLoss
                @AdamW
                class Deep {
                  @Repeat(%d) Residual[] blocks;
                  @Linear(3) Layer scores;

                  Tensor forward(Tensor x) {
                    for (Residual block : blocks) {
                      x = block.forward(x);
                    }
                    return scores.forward(x.mean(2, 3));
                  }
                }
                """.formatted(blocks)))
        .generatedSourceFile("deep.Deep" + program)
        .orElseThrow()
        .getCharContent(false)
        .toString();
  }
}
