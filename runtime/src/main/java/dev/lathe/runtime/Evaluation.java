package dev.lathe.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well a model does on a data set.
 *
 * @param loss mean of the batches' losses, each counted by its number of examples: the mean of the examples' losses, but
 *     for a loss with class weights, whose batches are means by weight, as in PyTorch
 * @param accuracy share of examples whose class was predicted, 0 to 1; NaN for a network without classes
 * @param confusionMatrix what was predicted for which class; of 0 classes for a network without classes
 * @param examples size of the data set
 * @param metrics values of those that were asked for, by name, in the order in which they were
 */
public record Evaluation(
    double loss,
    double accuracy,
    ConfusionMatrix confusionMatrix,
    int examples,
    Map<String, Double> metrics) {
  public Evaluation {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics)); // Map.copyOf loses order
  }

  /** Without metrics. */
  public Evaluation(double loss, double accuracy, ConfusionMatrix confusionMatrix, int examples) {
    this(loss, accuracy, confusionMatrix, examples, Map.of());
  }
}
