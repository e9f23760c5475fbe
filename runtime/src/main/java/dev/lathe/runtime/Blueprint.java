package dev.lathe.runtime;

import dev.lathe.metrics.Link;
import dev.lathe.metrics.Metric;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * What the processor hands to the runtime about one network.
 *
 * @param name of the annotated class
 * @param fingerprint of the architecture: layers, options, features and labels; written into saved files
 * @param layers as {@link Model#layers} gives them
 * @param training settings of {@code @Training} and the optimizer
 * @param input how examples become numbers
 * @param target how targets become classes or numbers
 * @param link how outputs become probabilities
 * @param metrics that {@code @Training} names
 * @param outputs numbers that each of the network's results has for one example
 * @param state weights and everything else that outlives a step
 * @param train makes a program that trains, for a number of examples a batch
 * @param stepwise makes what a hand-written loop works with
 * @param evaluate makes one that measures the loss
 * @param predict makes one that only answers
 * @param kernels that these programs call, in both forms; empty where only one was written
 * @param <I> type of an example
 * @param <T> type of a target
 */
public record Blueprint<I, T>(
    String name,
    String fingerprint,
    List<String> layers,
    Settings training,
    InputCodec<I> input,
    TargetCodec<T> target,
    Link link,
    List<Metric> metrics,
    List<Integer> outputs,
    ModelState state,
    IntFunction<? extends LossProgram> train,
    Supplier<Stepwise> stepwise,
    IntFunction<? extends LossProgram> evaluate,
    IntFunction<? extends BatchProgram> predict,
    List<Forms<?>> kernels) {

  /**
   * How a network is trained.
   *
   * @param epochs passes over the training data
   * @param batchSize examples a step
   * @param shuffle whether every epoch has an order of its own
   * @param dropLast whether a last batch of fewer examples is left out
   * @param learningRate of the optimizer
   * @param schedule how it changes
   * @param accumulate batches for one step
   * @param seed of the weights, the order and dropout
   */
  public record Settings(
      int epochs,
      int batchSize,
      boolean shuffle,
      boolean dropLast,
      double learningRate,
      Schedule schedule,
      int accumulate,
      long seed) {

    Settings withEpochs(int number) {
      return new Settings(
          number, batchSize, shuffle, dropLast, learningRate, schedule, accumulate, seed);
    }

    Settings withBatchSize(int size) {
      return new Settings(
          epochs, size, shuffle, dropLast, learningRate, schedule, accumulate, seed);
    }

    Settings withLearningRate(double rate) {
      return new Settings(epochs, batchSize, shuffle, dropLast, rate, schedule, accumulate, seed);
    }

    Settings withSchedule(Schedule other) {
      return new Settings(
          epochs, batchSize, shuffle, dropLast, learningRate, other, accumulate, seed);
    }

    Settings withSeed(long other) {
      return new Settings(
          epochs, batchSize, shuffle, dropLast, learningRate, schedule, accumulate, other);
    }
  }
}
