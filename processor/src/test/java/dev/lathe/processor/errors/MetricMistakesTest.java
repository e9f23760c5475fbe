package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics of {@code @Training} that there are none of, or that do not suit the network. */
class MetricMistakesTest {
  private static final String SOURCE =
      "@Network(input = {4}) %s @SGD\n@Training(metrics = %s) // <- L110 at %s\nclass Net { @Linear(%s) Layer out; }";

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          @CrossEntropyLoss | 3 | "r2" | to have, for r2, numbers as targets, with a loss such as @MSELoss | @CrossEntropyLoss, 3 outputs an example | write accuracy or f1_macro, say
          @CrossEntropyLoss | 3 | "f1" | to have, for f1, two classes or one label, as there is no average over classes in its name | @CrossEntropyLoss, 3 outputs an example | write f1_macro, say
          @CrossEntropyLoss | 3 | "top5_accuracy" | to have, for top5_accuracy, at least 5 classes | 3 classes | write accuracy
          @MSELoss | 1 | "accuracy" | to have, for accuracy, classes, or labels of 0 and 1 with a loss of probabilities | @MSELoss, 1 outputs an example | write mean_absolute_error or r2, say
          @MultiMarginLoss | 3 | "log_loss" | to have, for log_loss, classes or labels of 0 and 1, with a loss of probabilities | @MultiMarginLoss, 3 outputs an example | write accuracy or f1_macro, say
          @BCEWithLogitsLoss | 2 | "top1_accuracy" | to have, for top1_accuracy, at least 1 classes | labels | write accuracy
          """)
  void misfits(String loss, int outputs, String metric, String expected, String found, String fix) {
    assertEquals(
        message(expected, found, fix),
        Mistakes.in(SOURCE.formatted(loss, metric, metric, outputs)));
  }

  @ParameterizedTest
  @CsvSource({"Accuracy", "top0_accuracy", "top_accuracy", "f1-macro"})
  void unknownNames(String name) {
    String written = "\"" + name + "\"";
    String fix =
        "write some of accuracy, precision, precision_micro, precision_macro, precision_weighted, recall, recall_micro, recall_macro, recall_weighted, f1, f1_micro, f1_macro, f1_weighted,"
            + " roc_auc, average_precision, log_loss, perplexity, brier_score, calibration_error, mean_absolute_error, mean_squared_error, root_mean_squared_error, r2, explained_variance,"
            + " top5_accuracy";
    assertEquals(
        message("to name metrics", written, fix),
        Mistakes.in(SOURCE.formatted("@CrossEntropyLoss", written, written, 3)));
  }

  private static String message(String expected, String found, String fix) {
    return "[L110] expected metrics of @Training " + expected + "\nfound: " + found + "\nfix:   "
        + fix;
  }
}
