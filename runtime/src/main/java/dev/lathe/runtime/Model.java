package dev.lathe.runtime;

import dev.lathe.data.Batch;
import dev.lathe.data.Dataset;
import dev.lathe.io.TensorData;
import dev.lathe.io.WeightsMismatchException;
import dev.lathe.metrics.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A network that was compiled from an annotated class. Predicting, classifying and evaluating may be done from any number of threads at once;
 * training is done by one caller, and nobody predicts meanwhile.
 *
 * @param <I> type of an example
 * @param <T> type of a target
 */
public interface Model<I, T> {
  /**
   * A training to be set up: what it does not say holds as {@code @Training} has it. {@link #fit} is its short form.
   *
   * <pre>{@code
   * model.training().epochs(20).validation(test).checkpoints(Checkpoints.in(folder)).fit(train);
   * }</pre>
   */
  Trainer<I, T> training();

  /** Trains for the epochs of {@code @Training}; throws IllegalArgumentException for an empty data set (L203). */
  History fit(Dataset<? extends I, ? extends T> train);

  /**
   * Trains, and measures loss and accuracy on {@code validation} after every epoch. A model that was trained or loaded before is trained
   * further: the optimizer's state is kept as long as the model lives.
   *
   * @throws IllegalArgumentException for an empty data set (L203), an example of another length (L201) or a target out of range (L202)
   * @throws TrainingException where the loss is no longer a finite number (L204)
   */
  History fit(
      Dataset<? extends I, ? extends T> train, Dataset<? extends I, ? extends T> validation);

  /**
   * The first of the steps that {@link #fit} takes, for a loop of your own: the loss of a batch, in training mode. {@link #backward} and {@link #step}
   * follow. A batch may have any size.
   *
   * <pre>{@code
   * for (Batch<float[], float[]> batch : loader) {
   *   float loss = model.loss(batch);
   *   model.backward();
   *   model.step();
   * }
   * }</pre>
   *
   * <p>The same batches in the same order lead to the same weights as {@code fit} does. The data's mean and deviation are learnt by {@code fit} alone.
   *
   * @throws IllegalArgumentException for an example of another length (L201) or a target out of range (L202)
   */
  float loss(Batch<? extends I, ? extends T> batch);

  /**
   * The gradients of the last {@link #loss}, added to those of calls before since the last {@link #step}: two batches before a step count as the sum of
   * their losses.
   *
   * @throws IllegalStateException without a call of {@code loss} before (L214)
   */
  void backward();

  /** A copy of the gradients gathered since the last {@link #step}, under the names of {@link #stateDict}. */
  Map<String, TensorData> gradients();

  /** Lets the optimizer change the weights by the gathered gradients, and sets these to 0. */
  void step();

  /** Says in a loop of your own that an epoch is over, which schedules of the learning rate count. */
  void nextEpoch();

  /** As {@link #nextEpoch()}, with what {@code @ReduceLROnPlateau} looks at: a loss, an accuracy, or any other number. */
  void nextEpoch(double measure);

  /** Mean loss, and for classes accuracy and confusion matrix, over a data set. */
  Evaluation evaluate(Dataset<? extends I, ? extends T> data);

  /**
   * As {@link #evaluate(Dataset)}, with metrics over the whole data set: {@code List.of(Metrics.f1(Average.MACRO))}.
   *
   * @throws IllegalArgumentException for a metric that does not fit the network (L212)
   */
  Evaluation evaluate(Dataset<? extends I, ? extends T> data, List<Metric> metrics);

  /**
   * The network's output for one example, row-major: logits, say, or a regression's numbers. Of a network that returns a record, all of its results one after
   * the other; {@code predict} keeps them apart.
   */
  float[] forward(I input);

  /**
   * Waits until everything that this model runs has been compiled to its fastest form, which takes a second or two. Not needed: without it a model answers in the
   * meantime as well, only slower, and with the same numbers.
   */
  void warmUp();

  /**
   * The network's inputs and layers, a line for each, in the order of the fields: its name, the shape of what comes out for a batch of B examples, what it is, and the inputs and layers that it reads,
   * directly or by way of what is no layer, a sum say. An input that is called as a layer is has {@code input.} before its name.
   *
   * <pre>{@code
   * input [B x 784] = Input ()
   * hidden [B x 128] = Linear(128), ReLU (input)
   * }</pre>
   */
  List<String> layers();

  /** A copy of all weights and of what else is saved, under PyTorch's names and in PyTorch's layouts. */
  Map<String, TensorData> stateDict();

  /**
   * Takes over weights; the opposite of {@link #stateDict}.
   *
   * @throws WeightsMismatchException where names or shapes differ (L206); nothing was changed then
   */
  void loadStateDict(Map<String, TensorData> state) throws WeightsMismatchException;

  /**
   * Takes over weights, as {@code torch.nn.Module.load_state_dict}: all of them, or where not strict those whose names the model has. Numbers of any type
   * become floats. {@link dev.lathe.io.StateDicts} renames and chooses them.
   *
   * @param strict whether every weight has to be there, and no other
   * @return the model's names that {@code state} lacks, and those that the model lacks; none where strict
   * @throws WeightsMismatchException where a weight has another shape, or where strict and names differ (L206); nothing was changed then
   */
  IncompatibleKeys loadStateDict(Map<String, TensorData> state, boolean strict)
      throws WeightsMismatchException;

  /**
   * Writes the weights as safetensors, with a fingerprint of the architecture. A file of that name is replaced in one step: at no time is it
   * half-written.
   */
  void save(Path file) throws IOException;
}
