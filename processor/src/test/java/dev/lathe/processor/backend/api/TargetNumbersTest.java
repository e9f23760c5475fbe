package dev.lathe.processor.backend.api;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import dev.lathe.processor.NetworkProcessor;
import dev.lathe.processor.errors.Mistakes;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which whole numbers a generated model takes as targets: those that the losses take which read them. */
class TargetNumbersTest {
  /** Of a network of 5 x 4 scores. 2147483647 and -1 stand for any. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      @Tokens(5) Tensor a                    | ce.forward(output, a)                              | TokenTarget(5, 4, 0)
      @Tokens(5) Tensor a                    | ignoring.forward(output, a)                        | TokenTarget(5, 4, -7)
      @Tokens(6) Tensor a                    | ce.forward(output, a.slice(1, 0, 5))               | TokenTarget(6, 4, 0)
      @Tokens(6) Tensor a                    | ce.forward(output, a.slice(1, 0, 5)).mul(a.exp().mean()) | TokenTarget(6, 2147483647, -1)
      @Tokens(6) Tensor a                    | ce.forward(output, a.slice(1, 0, 5)).mul(a.select(1, 5).exp().mean()) | TokenTarget(6, 2147483647, -1)
      @Tokens(5) Tensor a                    | ce.forward(output, a).add(ignoring.forward(output, a)) | TokenTarget(5, 2147483647, -1)
      @Tokens({5, 4}) Tensor a               | mse.forward(output, a)                             | TokenTarget(20, 2147483647, -1)
      @Tokens Tensor a                       | ce.forward(output.select(1, 0), a)                 | ClassTarget.numbered(4),
      @Tokens Tensor a                       | ignoring.forward(output.select(1, 0), a)           | ClassTarget.numbered(4).ignoring(-7)
      @Tokens Tensor a, @Tokens(5) Tensor b  | ce.forward(output.mean(1), a).add(ignoring.forward(output, b)) | Target::a, new TokenTarget(1, 4, 0)
      @Tokens Tensor a, @Tokens(5) Tensor b  | ce.forward(output.mean(1), a).add(ignoring.forward(output, b)) | Target::b, new TokenTarget(5, 4, -7)
      """)
  void areWhatTheLossesTake(String targets, String loss, String codec) {
    Compilation compilation = javac()
        .withProcessors(new NetworkProcessor())
        .withOptions("-Alathe.vector=off")
        .compile(Mistakes.file("""
            @Network(input = {5, 3}) @SGD class Net {
              @Linear(4) Layer linear;
              %s
              Tensor forward(Tensor x) { return linear.forward(x); }
              Tensor loss(Tensor output, %s) { return %s; }
            }
            """.formatted(fields(loss), targets, loss)));
    assertThat(compilation)
        .generatedSourceFile("app.NetModel")
        .contentsAsUtf8String()
        .contains(codec);
  }

  /** The losses that are called, since others would be refused. */
  private static String fields(String loss) {
    return Map.of(
            "ce", "@CrossEntropyLoss",
            "ignoring", "@CrossEntropyLoss(ignoreIndex = -7)",
            "mse", "@MSELoss")
        .entrySet()
        .stream()
        .filter(field -> loss.contains(field.getKey() + "."))
        .map(field -> field.getValue() + " Loss " + field.getKey() + ";")
        .collect(Collectors.joining(" "));
  }
}
