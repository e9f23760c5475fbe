package dev.lathe.runtime;

import dev.lathe.data.Batch;
import dev.lathe.data.Dataset;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.io.WeightsFile;
import dev.lathe.io.WeightsMismatchException;
import dev.lathe.metrics.Metric;
import dev.lathe.train.CheckpointFolder;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What all generated models share: the loops around the programs that the processor wrote for the network.
 *
 * <p>What is serialized is the place of the weights, with a checksum: the resource of {@code pretrained()}, or the absolute path of the file that was loaded or last saved. There is none before the first
 * {@link #save}, nor after {@code fit}, {@code loss}, {@code step} and {@code loadStateDict}: {@link NotSerializableException} (L214). Where they are gone or others, reading throws
 * {@link InvalidObjectException} (L206).
 *
 * @param <I> type of an example
 * @param <T> type of a target
 */
public abstract class CompiledModel<I, T> implements Model<I, T>, Serializable {
  private static final long serialVersionUID = 1;

  private final transient Blueprint<I, T> blueprint;
  private final transient Steps steps;
  private final transient Training<I, T> training;
  private final transient Pool<LossProgram> evaluators;
  private final transient Pool<Answer> answers;
  private final transient WeightsPlace place;
  private transient @Nullable HandLoop<I, T> handLoop;

  protected CompiledModel(Blueprint<I, T> blueprint) {
    this.blueprint = blueprint;
    this.steps = new Steps(blueprint.training());
    this.place = new WeightsPlace(blueprint, steps);
    this.training = new Training<>(blueprint, steps, this::byHand);
    this.evaluators =
        new Pool<>(() -> blueprint.evaluate().apply(blueprint.training().batchSize()));
    this.answers = new Pool<>(() -> new Answer(blueprint.predict().apply(1)));
  }

  @Override
  public final Trainer<I, T> training() {
    return new Trainer<>(this, training, place);
  }

  @Override
  public final History fit(Dataset<? extends I, ? extends T> train) {
    return training().fit(train);
  }

  @Override
  public final History fit(
      Dataset<? extends I, ? extends T> train, Dataset<? extends I, ? extends T> validation) {
    return training().validation(validation).fit(train);
  }

  @Override
  public final float loss(Batch<? extends I, ? extends T> batch) {
    Profile.iterateByHand();
    return byHand().loss(batch);
  }

  @Override
  public final void backward() {
    byHand().backward(Team.shared());
  }

  @Override
  public final Map<String, TensorData> gradients() {
    return byHand().gradients();
  }

  @Override
  public final void step() {
    byHand().step(blueprint.training(), Team.shared());
    Profile.stepped();
    Profile.iterated();
  }

  @Override
  public final void nextEpoch() {
    steps.nextEpochByHand();
  }

  @Override
  public final void nextEpoch(double measure) {
    steps.nextEpochByHand();
    steps.observe(measure, measure);
  }

  private HandLoop<I, T> byHand() {
    HandLoop<I, T> loop = handLoop;
    if (loop == null) {
      loop = new HandLoop<>(blueprint, steps);
      handLoop = loop;
    }
    return loop;
  }

  @Override
  public final Evaluation evaluate(Dataset<? extends I, ? extends T> data) {
    return evaluate(data, blueprint.metrics());
  }

  @Override
  public final Evaluation evaluate(Dataset<? extends I, ? extends T> data, List<Metric> metrics) {
    return evaluate(data, metrics, Team.shared());
  }

  /** Refuses metrics that do not suit the network, which a batch without examples tells. */
  final void check(List<Metric> metrics) {
    LossProgram program = evaluators.take();
    new Tally(blueprint, metrics).measure(program, 0);
    evaluators.giveBack(program);
  }

  final Evaluation evaluate(
      Dataset<? extends I, ? extends T> data, List<Metric> metrics, Team team) {
    LossProgram program = evaluators.take();
    try {
      return Measuring.run(blueprint, program, data, metrics, team);
    } finally {
      evaluators.giveBack(program);
    }
  }

  @Override
  public final float[] forward(I input) {
    Answer answer = answers.take();
    try {
      run(answer, input);
      return answer.joined(blueprint.outputs());
    } finally {
      answers.giveBack(answer);
    }
  }

  private BatchProgram run(Answer answer, I input) {
    BatchProgram program = answer.program();
    blueprint.input().encode(input, program, 0, 0);
    program.prepare(1, 0, 0, 0);
    program.run(answer.member());
    return program;
  }

  /** Each result of the network for one example. */
  protected final float[][] outputs(I input) {
    Answer answer = answers.take();
    try {
      run(answer, input);
      return answer.results(blueprint.outputs());
    } finally {
      answers.giveBack(answer);
    }
  }

  @Override
  public final void warmUp() {
    blueprint.kernels().forEach(Forms::settle);
  }

  @Override
  public final List<String> layers() {
    return blueprint.layers();
  }

  @Override
  public final Map<String, TensorData> stateDict() {
    return StateDict.of(blueprint);
  }

  @Override
  public final void loadStateDict(Map<String, TensorData> state) throws WeightsMismatchException {
    StateDict.load(blueprint, state, Map.of());
    place.forget();
  }

  @Override
  public final IncompatibleKeys loadStateDict(Map<String, TensorData> state, boolean strict)
      throws WeightsMismatchException {
    if (strict) {
      loadStateDict(state);
      return new IncompatibleKeys(List.of(), List.of());
    }
    IncompatibleKeys differences = StateDict.loadKnown(blueprint, state);
    place.forget();
    return differences;
  }

  @Override
  public final void save(Path file) throws IOException {
    StateDict.save(blueprint, file);
    place.file(file);
  }

  /** Takes over the weights in a file, and checks its fingerprint where it has one. */
  protected final void loadFrom(Path file) throws IOException {
    StateDict.load(blueprint, file);
    place.file(file);
  }

  /** Takes over the weights in a resource beside the model's class. */
  protected final void loadResource(String name) {
    try {
      WeightsFile read = Weights.readResource(getClass(), name);
      StateDict.load(blueprint, read.tensors(), read.metadata());
      place.resource(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Takes over the moving average of another model's weights; before its first step, the weights themselves. */
  protected final void loadAverage(CompiledModel<I, T> other) {
    StateDict.copyAverage(other.blueprint, other.steps.done() > 0, blueprint);
  }

  /** The class with the highest score; allocates nothing. */
  protected final int bestClass(I input) {
    Answer answer = answers.take();
    try {
      float[] scores = run(answer, input).output(0);
      return Scores.best(scores, 0, blueprint.outputs().get(0));
    } finally {
      answers.giveBack(answer);
    }
  }

  /** The softmax of the scores, and the label of the highest. */
  protected final <L> Prediction<L> classify(I input, List<L> labels) {
    float[] probabilities = forward(input);
    Scores.softmax(probabilities);
    int best = Scores.best(probabilities);
    return new Prediction<>(labels.get(best), probabilities[best], probabilities);
  }

  /** Whether the weights lie in the resource of {@code pretrained()}. */
  protected final boolean weightsAreResource() throws NotSerializableException {
    return place.isResource();
  }

  /** Absolute path of the file in which the weights lie, or name of the resource. */
  protected final String weightsName() throws NotSerializableException {
    return place.name();
  }

  /** A checksum of all weights. */
  protected final String weightsChecksum() {
    return CheckpointFolder.checksum(stateDict(), Map.of());
  }

  /** Loads a model that was serialized; refuses other weights than those of the checksum. */
  protected static <M extends CompiledModel<?, ?>> M restored(
      String name, String checksum, Callable<M> load) throws InvalidObjectException {
    return WeightsPlace.restored(name, checksum, load);
  }

  private void readObject(ObjectInputStream stream) throws InvalidObjectException {
    readObjectNoData();
  }

  private void readObjectNoData() throws InvalidObjectException {
    throw new InvalidObjectException("no reference, but a model itself");
  }

  @Override
  public final String toString() {
    return blueprint.name() + " " + blueprint.fingerprint();
  }
}
