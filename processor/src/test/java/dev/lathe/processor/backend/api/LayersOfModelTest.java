package dev.lathe.processor.backend.api;

import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.JavaFileObjects;
import dev.lathe.processor.NetworkProcessor;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code Model.layers} says where names and calls are not as usual. */
class LayersOfModelTest {
  private static final Pattern LINE = Pattern.compile("\"(\\S+ \\[.*)\"");

  private static List<String> layers(String body) throws IOException {
    String source = javac()
        .withProcessors(new NetworkProcessor())
        .compile(JavaFileObjects.forSourceString("net.Net", """
            package net;
            import dev.lathe.nn.*;
            import dev.lathe.optim.*;
            @Network(input = 4)
            @CrossEntropyLoss
            @SGD(lr = 0.1f)
            class Net {
              %s
            }
            """.formatted(body)))
        .generatedSourceFile("net.NetModel")
        .orElseThrow()
        .getCharContent(false)
        .toString();
    return LINE.matcher(source).results().map(line -> line.group(1)).toList();
  }

  @Test
  void layerMayBeCalledInput() throws IOException {
    assertEquals(
        List.of(
            "input.input [B x 4] = Input ()",
            "input [B x 3] = Linear(3), ReLU (input.input)",
            "scores [B x 2] = Linear(2) (input)"),
        layers("@Linear(3) @ReLU Layer input; @Linear(2) Layer scores;"));
  }

  @Test
  void layerMayBeCalledTwice() throws IOException {
    assertEquals(
        List.of(
            "input [B x 4] = Input ()",
            "shared [B x 4] = Linear(4), Tanh (input, same)",
            "same [B x 4] = Dropout(0.0) (shared)",
            "scores [B x 2] = Linear(2) (shared, same)"),
        layers("""
            @Linear(4) @Tanh Layer shared;
              @Dropout(0) Layer same;
              @Linear(2) Layer scores;
              Tensor forward(Tensor x) {
                Tensor once = same.forward(shared.forward(x));
                return scores.forward(shared.forward(once).mul(0.5f).add(once));
              }
            """));
  }
}
