package dev.lathe.processor.lower.tensor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import dev.lathe.processor.NetworkProcessor;
import dev.lathe.processor.errors.Mistakes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole numbers are numbers wherever something is computed with them: generated kernels of such networks compile. */
class WholeNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "target.mean()",
        "target.mul(1).max(1).mean()",
        "target.norm(1).mean()",
        "target.softmax(1).mean()",
        "target.cumsum(1).mean()",
        "output.matmul(target.unsqueeze(2)).mean()",
        "Tensor.cat(1, target, output.mean(1)).mean()",
        "Tensor.cat(1, target, target).var(1, true).mean()",
        "linear.forward(target).mean()"
      })
  void areComputedWith(String term) {
    assertThat(javac()
            .withProcessors(new NetworkProcessor())
            .withOptions("-Alathe.vector=off")
            .compile(Mistakes.file("""
                @Network(input = {4, 4}) @SGD class Net {
                  @Linear(4) Layer linear;
                  Tensor forward(Tensor x) { return linear.forward(x); }
                  Tensor loss(Tensor output, @Tokens(4) Tensor target) {
                    return output.mean().add(%s);
                  }
                }
                """.formatted(term))))
        .succeededWithoutWarnings();
  }
}
