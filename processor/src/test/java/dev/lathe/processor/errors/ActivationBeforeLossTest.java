package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warnings of activations that a loss applies itself, at the activation; the network is compiled all the same. */
class ActivationBeforeLossTest {
  @Test
  void softmaxTwice() {
    assertEquals("""
        [L127] expected raw scores before @CrossEntropyLoss, which applies softmax itself
        found: @Softmax
        fix:   remove it""", Mistakes.in("""
            @Network(input = {4}) @CrossEntropyLoss @SGD class Net {
              @Linear(3) @Softmax Layer logits; // <- L127 at @Softmax
            }
            """));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      @CrossEntropyLoss         | @LogSoftmax | L127
      @BCEWithLogitsLoss        | @Sigmoid    | L127
      @MultiLabelSoftMarginLoss | @Sigmoid    | L127
      @FocalLoss                | @Sigmoid    | L127
      @DiceLoss                 | @Sigmoid    | L127
      @NLLLoss                  | @Softmax    | L127
      @KLDivLoss                | @Softmax    | L127
      @NLLLoss                  | @LogSoftmax |
      @KLDivLoss                | @LogSoftmax |
      @BCELoss                  | @Sigmoid    |
      @MSELoss                  | @Softmax    |
      @CrossEntropyLoss         | @ReLU       |
      """)
  void pairs(String loss, String activation, String code) {
    String mark = code == null ? "" : " // <- " + code + " at " + activation;
    Mistakes.in("@Network(input = {4}) " + loss + " @SGD class Net {\n  @Linear(3) " + activation
        + " Layer last;" + mark + "\n}\n");
  }

  @Test
  void inTheMethods() {
    assertEquals("""
        [L127] expected raw scores before @CrossEntropyLoss, which applies softmax itself
        found: softmax
        fix:   remove it
        [L127] expected raw scores before @BCEWithLogitsLoss, which applies sigmoid itself
        found: sigmoid
        fix:   remove it, or use @BCELoss""", Mistakes.in("""
            @Network(input = {4}) @SGD class Net {
              @Linear(4) Layer scores;
              @CrossEntropyLoss Loss entropy;
              @BCEWithLogitsLoss Loss binary;
              Tensor forward(Tensor x) {
                return scores.forward(x);
              }
              Tensor loss(Tensor output, @Tokens Tensor target) {
                Tensor share = output.softmax(1); // <- L127 at output.softmax(1)
                Tensor both = entropy.forward(share, target);
                Tensor wanted = target.oneHot(4);
                return both.add(binary.forward(output.sigmoid(), wanted)); // <- L127 at output.sigmoid()
              }
            }
            """));
  }
}
