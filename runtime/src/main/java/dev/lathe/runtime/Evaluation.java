package dev.lathe.runtime;

/**
 * How well a model does on a data set.
 *
 * @param loss mean of the batches' losses, each counted by its number of examples: the mean of the examples' losses, but
 *     for a loss with class weights, whose batches are means by weight, as in PyTorch
 * @param accuracy share of examples whose class was predicted, 0 to 1; NaN for a network without classes
 * @param confusionMatrix what was predicted for which class; of 0 classes for a network without classes
 * @param examples size of the data set
 */
public record Evaluation(
    double loss, double accuracy, ConfusionMatrix confusionMatrix, int examples) {}
