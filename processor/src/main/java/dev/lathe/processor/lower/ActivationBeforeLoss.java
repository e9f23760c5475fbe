package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Activations that compile before a loss, train badly and are hardly ever meant: softmax before a cross-entropy that applies it itself. */
final class ActivationBeforeLoss {
  private static final List<Rule> RULES = List.of(
      scores("CrossEntropyLoss", "softmax", ""),
      scores("CrossEntropyLoss", "logsoftmax", ", or use @NLLLoss"),
      scores("BCEWithLogitsLoss", "sigmoid", ", or use @BCELoss"),
      scores("MultiLabelSoftMarginLoss", "sigmoid", ""),
      scores("FocalLoss", "sigmoid", ""),
      scores("DiceLoss", "sigmoid", ""),
      logarithms("NLLLoss", ", or none and @CrossEntropyLoss"),
      logarithms("KLDivLoss", ""),
      logarithms("CTCLoss", ""));

  private ActivationBeforeLoss() {}

  /**
   * One pair that does not go together.
   *
   * @param activation in lower case
   */
  private record Rule(String loss, String activation, String expected, String fix) {
    boolean concerns(String name, Bound.Last last) {
      return name.equals(loss)
          && last.what().replace("@", "").toLowerCase(Locale.ROOT).equals(activation);
    }
  }

  private static Rule scores(String loss, String activation, String otherwise) {
    return new Rule(
        loss,
        activation,
        "raw scores before @" + loss + ", which applies "
            + (activation.equals("sigmoid") ? "sigmoid" : "softmax") + " itself",
        "remove it" + otherwise);
  }

  private static Rule logarithms(String loss, String otherwise) {
    return new Rule(
        loss,
        "softmax",
        "log-probabilities before @" + loss,
        "use log-softmax: @LogSoftmax" + otherwise);
  }

  /** @param last what made the tensor that the loss is taken of */
  static void warn(String loss, Bound.@Nullable Last last, Problems problems) {
    if (last != null) {
      RULES.stream()
          .filter(rule -> rule.concerns(loss, last))
          .forEach(rule ->
              problems.report(Code.L127, last.where(), rule.expected(), last.what(), rule.fix()));
    }
  }
}
