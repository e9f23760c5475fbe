package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.CompilationSubject;
import com.google.testing.compile.Compiler;
import dev.lathe.processor.NetworkProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options out of range: each at its value, with the number that was found. */
class OptionMistakesTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          @SGD(lr = 0)                 | 0     | lr of @SGD to be finite and above 0               | 0.0       | write a number above 0, such as 0.01f
          @SGD(lr = -0.1f)             | -0.1f | lr of @SGD to be finite and above 0               | -0.1      | write a number above 0, such as 0.01f
          @SGD(lr = 0f / 0f)           | 0f / 0f | lr of @SGD to be finite and above 0             | NaN       | write a number above 0, such as 0.01f
          @SGD(lr = 1f / 0f)           | 1f / 0f | lr of @SGD to be finite and above 0             | Infinity  | write a number above 0, such as 0.01f
          @SGD(momentum = -1)          | -1    | momentum of @SGD to be finite and at least 0      | -1.0      | write 0 or more
          @SGD(weightDecay = -1e-4f)   | -1e-4f | weightDecay of @SGD to be finite and at least 0  | -1.0E-4   | write 0 or more
          @SGD(dampening = 0f / 0f)    | 0f / 0f | dampening of @SGD to be finite                  | NaN       | write a number from 0 to 1
          @SGD(nesterov = true)        | true  | nesterov of @SGD to be used with momentum and without dampening | momentum = 0.0, dampening = 0.0 | write @SGD(momentum = 0.9f, nesterov = true), say
          @SGD(nesterov = true, momentum = 0.9f, dampening = 0.5f) | true | nesterov of @SGD to be used with momentum and without dampening | momentum = 0.9, dampening = 0.5 | write @SGD(momentum = 0.9f, nesterov = true), say
          @Adam(lr = 0)                | 0     | lr of @Adam to be finite and above 0              | 0.0       | write a number above 0, such as 0.01f
          @Adam(beta1 = 1)             | 1     | beta1 of @Adam to be at least 0 and below 1       | 1.0       | write a share, such as 0.5f
          @Adam(beta2 = -0.1f)         | -0.1f | beta2 of @Adam to be at least 0 and below 1       | -0.1      | write a share, such as 0.5f
          @Adam(eps = -1)              | -1    | eps of @Adam to be finite and at least 0          | -1.0      | write 0 or more
          @SGD @EMA(decay = 1)         | 1     | decay of @EMA to be at least 0 and below 1        | 1.0       | write a share, such as 0.5f
          @SGD @EMA(decay = -0.1f)     | -0.1f | decay of @EMA to be at least 0 and below 1        | -0.1      | write a share, such as 0.5f
          @Adam(weightDecay = -1)      | -1    | weightDecay of @Adam to be finite and at least 0  | -1.0      | write 0 or more
          """)
  void optimizer(String annotation, String text, String expected, String found, String fix) {
    String source =
        "@Network(input = {4}) @MSELoss\n%s // <- L110 at %s\nclass Net { @Linear(3) Layer logits; }";
    assertEquals(
        message("L110", expected, found, fix), Mistakes.in(source.formatted(annotation, text)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          labelSmoothing = 1.5f   | L110 at 1.5f    | labelSmoothing of @CrossEntropyLoss to be between 0 and 1 | 1.5 | write a share, such as 0.1f
          weight = {1, -1, 1}     | L110 at {1, -1, 1} | weight of @CrossEntropyLoss to be finite and at least 0, one of them above 0 | {1.0, -1.0, 1.0} | write one weight a class, 1 being usual
          weight = {0, 0, 0}      | L110 at {0, 0, 0} | weight of @CrossEntropyLoss to be finite and at least 0, one of them above 0 | {0.0, 0.0, 0.0} | write one weight a class, 1 being usual
          weight = {1, 2}         | L106 at {1, 2}  | one class weight for each of the 3 outputs | 2 weights | give 3 weights, or none
          """)
  void crossEntropy(String option, String mark, String expected, String found, String fix) {
    String source =
        "@Network(input = {4}) @SGD\n@CrossEntropyLoss(%s) // <- %s\nclass Net { @Linear(3) Layer logits; }";
    assertEquals(
        message(mark.substring(0, 4), expected, found, fix),
        Mistakes.in(source.formatted(option, mark)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          @Linear(0)                           | L102 at 0   | the value of @Linear to be at least 1               | 0    | write 1 or more
          @Linear(value = -3, bias = false)    | L102 at -3  | the value of @Linear to be at least 1               | -3   | write 1 or more
          @Linear(2_000_000_000)               | L102 at @Linear(2_000_000_000) | at most 2,147,483,639 numbers in layer.weight | 2000000000 x 5 | take smaller sizes
          @Dropout(1)                          | L110 at 1   | the value of @Dropout to be at least 0 and below 1  | 1.0  | write a share, such as 0.5f
          @Dropout(-0.5f)                      | L110 at -0.5f | the value of @Dropout to be at least 0 and below 1 | -0.5 | write a share, such as 0.5f
          @Flatten(startDim = 0)               | L110 at 0   | startDim of @Flatten to be a dimension of an example: 1 to 2, or -2 to -1 | 0, the batch, where an example is 4 x 5 | write 1 for the first dimension of an example, -1 for the last
          @Flatten(endDim = 3)                 | L110 at 3   | endDim of @Flatten to be a dimension of an example: 1 to 2, or -2 to -1 | 3, where an example is 4 x 5 | write 1 for the first dimension of an example, -1 for the last
          @Flatten(startDim = 2, endDim = 1)   | L110 at 2   | startDim of @Flatten not after endDim               | startDim 2 and endDim 1 | swap the two, or leave both out
          @Softmax(dim = -3)                   | L110 at -3  | dim of @Softmax to be a dimension of an example: 1 to 2, or -2 to -1 | -3, the batch, where an example is 4 x 5 | write 1 for the first dimension of an example, -1 for the last
          @Conv2d(out = 0, kernel = 3)         | L102 at 0   | out of @Conv2d to be at least 1                     | 0    | write 1 or more
          @Conv2d(out = 8, kernel = 0)         | L102 at 0   | kernel of @Conv2d to be at least 1                  | 0    | write 1 or more
          @Conv2d(out = 8, kernel = 3, padding = -1) | L110 at -1 | padding of @Conv2d to be at least 0             | -1   | write 0 or more
          @Conv2d(out = 8, kernel = 3, groups = 3) | L110 at 8 | out of @Conv2d to be a multiple of groups, 3      | 8    | take 3, say
          """)
  void layer(String annotation, String mark, String expected, String found, String fix) {
    String source =
        "@Network(input = {4, 5}) @MSELoss @SGD class Net {\n%s Layer layer; // <- %s\n}";
    assertEquals(
        message(mark.substring(0, 4), expected, found, fix),
        Mistakes.in(source.formatted(annotation, mark)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          @Network(input = {28, 0})             | {28, 0}        | input of @Network to be sizes of at least 1 | {28, 0} | write the size of each dimension of one example
          @Network(input = 0)                   | 0              | input of @Network to be sizes of at least 1 | {0}     | write the size of each dimension of one example
          @Network(input = {-1, 4})             | {-1, 4}        | input of @Network to be sizes of at least 1 | {-1, 4} | write the size of each dimension of one example
          @Network(input = 4, target = 0)       | 0              | target of @Network to be sizes of at least 1 | {0}    | write the size of each dimension of one example
          @Network(input = {65536, 65536})      | {65536, 65536} | input of @Network to be at most 2,147,483,639 numbers in all | {65536, 65536} | write smaller sizes
          @Network(input = 4) @Training(epochs = 0)     | 0  | epochs of @Training to be at least 1    | 0   | write 1 or more
          @Network(input = 4) @Training(batchSize = 0)  | 0  | batchSize of @Training to be at least 1 | 0   | write 1 or more
          @Network(input = 4) @Training(batchSize = -5) | -5 | batchSize of @Training to be at least 1 | -5  | write 1 or more
          """)
  void sizes(String annotations, String text, String expected, String found, String fix) {
    String source = "%s // <- L102 at %s\n@MSELoss @SGD class Net { @Linear(3) Layer logits; }";
    assertEquals(
        message("L102", expected, found, fix), Mistakes.in(source.formatted(annotations, text)));
  }

  /** The ends of the ranges that belong to them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@SGD(momentum = 0, dampening = -1, weightDecay = 0) @Training(epochs = 1, batchSize = 1, seed = -1)",
        "@SGD(momentum = 1.5f, nesterov = true)",
        "@Adam(beta1 = 0, beta2 = 0, eps = 0)",
        "@SGD(lr = Float.MIN_VALUE)",
        "@SGD(lr = Float.MAX_VALUE)"
      })
  void atTheEnds(String annotations) {
    compiles(
        "@Network(input = {1}, features = void.class, labels = void.class) @MSELoss " + annotations
            + "class Net { @Dropout(0) Layer none; @Flatten(startDim = -1, endDim = 1) @Softmax(dim = 1) Layer all; }");
    compiles("@Network(input = {1}) @CrossEntropyLoss(labelSmoothing = 1, weight = {0, 3}) "
        + annotations + "class Net { @Linear(2) Layer logits; }");
  }

  @Test
  void hugeSizesThatFit() {
    compiles(
        "@Network(input = {1_000_000_000}) @MSELoss @Adam class Net { @ReLU Layer relu; @Linear(2) Layer logits; }");
  }

  private static void compiles(String source) {
    CompilationSubject.assertThat(
            Compiler.javac().withProcessors(new NetworkProcessor()).compile(Mistakes.file(source)))
        .succeededWithoutWarnings();
  }

  private static String message(String code, String expected, String found, String fix) {
    return "[" + code + "] expected " + expected + "\nfound: " + found + "\nfix:   " + fix;
  }
}
