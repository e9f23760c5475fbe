package dev.lathe.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What one epoch of {@code fit} came to.
 *
 * @param epoch 1 to {@code epochs}
 * @param epochs epochs of this {@code fit}
 * @param steps forward passes of the model so far, over all fits
 * @param learningRate of the step that comes next
 * @param loss mean loss of the training examples, each measured before the step that learnt from it
 * @param accuracy share of the training examples whose class was predicted, 0 to 1, measured likewise; NaN for a
 *     network without classes
 * @param validation measured after the epoch, or null when {@code fit} got no validation data
 * @param seconds time taken, validation included
 */
public record EpochReport(
    int epoch,
    int epochs,
    long steps,
    double learningRate,
    double loss,
    double accuracy,
    @Nullable Evaluation validation,
    double seconds) {

  /**
   * The report in one line, as {@code fit} prints it:
   * {@code epoch 1/3: loss 0.3512, accuracy 89.71 %; validation loss 0.1411, accuracy 95.68 %; 2.1 s}.
   */
  public String line() {
    String training = Figures.lossAndAccuracy(loss, accuracy);
    String held = validation == null
        ? ""
        : "; validation " + Figures.lossAndAccuracy(validation.loss(), validation.accuracy())
            + metrics(validation);
    return "epoch " + epoch + "/" + epochs + ": " + training + held + "; "
        + Figures.duration(seconds);
  }

  private static String metrics(Evaluation validation) {
    StringBuilder text = new StringBuilder();
    validation
        .metrics()
        .forEach((name, value) ->
            text.append(", ").append(name).append(' ').append(Figures.loss(value)));
    return text.toString();
  }
}
