package dev.lathe.train;

/**
 * What one step of a training came to.
 *
 * @param step forward passes so far over all fits of the model, from 1: with {@code accumulate} each of the batches counts
 * @param epoch 1 to {@code epochs}
 * @param epochs epochs of this training
 * @param batch number of the batch in its epoch, 1 to {@code batches}
 * @param batches batches of an epoch
 * @param examples size of the batch
 * @param loss mean loss of the batch, measured before the step that learnt from it
 * @param epochLoss mean loss of the epoch's examples so far
 * @param learningRate that the step was made with
 */
public record StepReport(
    long step,
    int epoch,
    int epochs,
    int batch,
    int batches,
    int examples,
    double loss,
    double epochLoss,
    double learningRate) {}
