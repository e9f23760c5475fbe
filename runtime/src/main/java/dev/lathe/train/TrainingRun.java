package dev.lathe.train;

import dev.lathe.io.TensorData;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.Model;
import java.util.List;
import java.util.Map;

/** A training that is under way, as its callbacks see it. To be used within their methods only, on the thread that calls them. */
public interface TrainingRun {
  /** The model that is trained. Its weights may be read, saved and replaced; it must not be trained from within. */
  Model<?, ?> model();

  /** Name of the annotated class. */
  String network();

  /** What holds for this training, by name: {@code epochs}, {@code batchSize}, {@code learningRate}, {@code seed} and so on. */
  Map<String, String> settings();

  /** The epoch that comes first: 1, or the one that a checkpoint goes on with. */
  int firstEpoch();

  /** Epochs that this training is to have; it may end before. */
  int epochs();

  /** Names of the metrics that are measured on the validation data after every epoch, in their order; see {@link dev.lathe.runtime.Trainer#metrics}. */
  List<String> metrics();

  /** Reports of the epochs that are over, those before a restart as well; of these, only the last has a confusion matrix. */
  List<EpochReport> reports();

  /**
   * Ends the training after the step that is being made. The epoch is closed as it is: what was seen of it is reported, and validated.
   *
   * @param reason one phrase, printed: {@code validation loss has not improved for 3 epochs}
   */
  void stop(String reason);

  /** As {@link #stop}, where the training is to go on from its checkpoint when it is started again; after {@code stop} it is over for good. */
  void pause(String reason);

  /**
   * Gradients of the step, by the names of {@link Model#stateDict}; copies.
   *
   * @throws IllegalStateException with code L214, outside of {@link Callback#onGradients}
   */
  Map<String, TensorData> gradients();
}
