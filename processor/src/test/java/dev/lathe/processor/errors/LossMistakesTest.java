package dev.lathe.processor.errors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Losses that are called with tensors that do not suit them, or with options that do not suit the network. */
class LossMistakesTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      @CTCLoss              | criterion.forward(output.select(1, 0), target)
      @CTCLoss              | criterion.forward(output, target, target)
      @CTCLoss              | criterion.forward(output, target, target.select(1, 0), target)
      @GaussianNLLLoss      | criterion.forward(output, output, output.select(1, 0))
      @MultiLabelMarginLoss | criterion.forward(output.select(1, 0), target)
      @MultiLabelMarginLoss | criterion.forward(output.mean(), target)
      @MultiMarginLoss      | criterion.forward(output.select(1, 0), target)
      @MultiMarginLoss      | criterion.forward(output, target.select(1, 0))
      @MultiMarginLoss      | criterion.forward(output.mean(), target.select(1, 0))
      @CrossEntropyLoss     | criterion.forward(output.select(1, 0), target)
      @CrossEntropyLoss     | criterion.forward(output.mean(1, 2), target.select(1, 0))
      @NLLLoss              | criterion.forward(output.mean(), target.select(1, 0))
      @MSELoss              | criterion.forward(output, target)
      @MSELoss              | criterion.forward(output, output, output)
      """)
  void calls(String loss, String call) {
    Mistakes.in("@Network(input = {5, 4}) @SGD class Net {\n  @Linear(4) Layer linear; " + loss
        + " Loss criterion;\n  Tensor forward(Tensor x) { return linear.forward(x); }\n"
        + "  Tensor loss(Tensor output, @Tokens(3) Tensor target) {\n    return " + call
        + "; // <- L106\n  }\n}\n");
  }

  /** Shares of all classes are numbers; what stands for one class is not. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      @CrossEntropyLoss     | scores, target
      @NLLLoss              | scores, target
      @MultiMarginLoss      | scores, target
      @MultiLabelMarginLoss | scores, scores
      @CTCLoss              | output, scores
      """)
  void targetsThatAreNoClasses(String loss, String operands) {
    Mistakes.in("@Network(input = {5, 4}) @SGD class Net {\n  @Linear(4) Layer linear; " + loss
        + " Loss criterion;\n  Tensor forward(Tensor x) { return linear.forward(x); }\n"
        + "  Tensor loss(Tensor output, @Input(1) Tensor numbers) {\n"
        + "    Tensor scores = output.select(1, 0);\n    Tensor target = numbers.select(1, 0);\n"
        + "    return criterion.forward(" + operands + "); // <- L106\n  }\n}\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      @BCELoss(weight = {1, 2})               | L106 at {1, 2}
      @BCEWithLogitsLoss(weight = {1, 2})     | L106 at {1, 2}
      @BCEWithLogitsLoss(weight = {1, -2, 1}) | L110 at {1, -2, 1}
      @MultiMarginLoss(weight = {1, 2})       | L106 at {1, 2}
      @CTCLoss                                | L106 at @CTCLoss
      """)
  void onTheClass(String loss, String mark) {
    Mistakes.in("@Network(input = 4) @SGD\n" + loss + " // <- " + mark
        + "\nclass Net {\n  @Linear(3) Layer last;\n}\n");
  }

  @Test
  void blankThatIsNoClass() {
    Mistakes.in("""
        @Network(input = {5, 4}) @SGD class Net {
          @Linear(4) Layer linear;
          @CTCLoss(blank = 4) Loss criterion; // <- L110 at 4
          Tensor forward(Tensor x) { return linear.forward(x); }
          Tensor loss(Tensor output, @Tokens(3) Tensor target) { return criterion.forward(output, target); }
        }
        """);
  }
}
