package dev.lathe.train;

import dev.lathe.io.TensorData;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.History;
import java.util.Map;

/**
 * Watches a training, and may end it: Keras's and Lightning's callbacks. Called in the order in which they were given, on the thread that trains.
 *
 * <pre>{@code
 * model.training()
 *     .validation(test)
 *     .callback(EarlyStopping.on(Monitor.validationLoss()).patience(3))
 *     .fit(train);
 * }</pre>
 *
 * <p>What one throws ends the training and is thrown by {@code fit}.
 */
public interface Callback {
  /** A training begins, or goes on from a checkpoint: then {@link #restore} is called next. */
  default void onStart(TrainingRun run) {}

  /** A step was made. */
  default void onStep(TrainingRun run, StepReport report) {}

  /** An epoch is over, validation included. */
  default void onEpoch(TrainingRun run, EpochReport report) {}

  /** The training is over, by itself or by {@link TrainingRun#stop}; not where it has failed. */
  default void onEnd(TrainingRun run, History history) {}

  /** The training failed, or is over: files are to be closed. Called once in any case, last. */
  default void close() {}

  /**
   * Whether {@link #onGradients} is to be called. A training then keeps the gradients of each step, as a loop by hand does: it has the same results and takes more memory and time.
   */
  default boolean needsGradients() {
    return false;
  }

  /** Gradients of a step are there, which the optimizer has not used yet. */
  default void onGradients(TrainingRun run) {}

  /** What a checkpoint is to keep of this callback, by name. */
  default Map<String, TensorData> state() {
    return Map.of();
  }

  /** Takes back what {@link #state} gave, after {@link #onStart}. */
  default void restore(Map<String, TensorData> state) {}
}
