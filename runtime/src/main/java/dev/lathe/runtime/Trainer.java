package dev.lathe.runtime;

import dev.lathe.data.Dataset;
import dev.lathe.metrics.Metric;
import dev.lathe.train.Callback;
import dev.lathe.train.Checkpoints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training that is set up, option by option, and then made by {@link #fit}. What is not set holds as the annotations say.
 *
 * @param <I> type of an example
 * @param <T> type of a target
 */
public final class Trainer<I, T> {
  private static final int MOST_WORKERS = 1024;

  private final CompiledModel<I, T> model;
  private final Training<I, T> training;
  private final WeightsPlace place;
  private final List<Callback> callbacks = new ArrayList<>();
  private final List<Metric> added = new ArrayList<>();
  private Blueprint.Settings settings;
  private @Nullable Dataset<? extends I, ? extends T> validation;
  private @Nullable Checkpoints checkpoints;
  private boolean averaged;
  private int threads;
  private int workers;

  Trainer(CompiledModel<I, T> model, Training<I, T> training, WeightsPlace place) {
    this.model = model;
    this.training = training;
    this.place = place;
    this.settings = training.blueprint().training();
  }

  /** Passes over the data, at least 1. */
  public Trainer<I, T> epochs(int number) {
    settings = settings.withEpochs(inRange(number, 1, Integer.MAX_VALUE, "epochs"));
    return this;
  }

  /** Examples a step, at least 1. */
  public Trainer<I, T> batchSize(int size) {
    settings = settings.withBatchSize(inRange(size, 1, Integer.MAX_VALUE, "examples a batch"));
    return this;
  }

  /**
   * The optimizer's learning rate, at least 0, which the schedule of the annotations changes; those that name rates of their own, as {@code @OneCycleLR} does, go on to use these.
   */
  public Trainer<I, T> learningRate(double rate) {
    if (!(rate >= 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException(
          Message.of("L212", "a learning rate of at least 0", String.valueOf(rate), ""));
    }
    settings = settings.withLearningRate(rate);
    return this;
  }

  /** Seed of the order of examples, of augmentation and of dropout; that of the weights is given to {@code create(seed)}. */
  public Trainer<I, T> seed(long seed) {
    settings = settings.withSeed(seed);
    return this;
  }

  /** Threads that compute, 1 to 1024; by default as many as the system property {@code lathe.threads} says. Results are the same for any number. */
  public Trainer<I, T> threads(int number) {
    threads = inRange(number, 1, Team.MOST_THREADS, "threads");
    return this;
  }

  /** Threads that read examples ahead, 0 to 1024; 0 by default. Results are the same for any number. */
  public Trainer<I, T> workers(int number) {
    workers = inRange(number, 0, MOST_WORKERS, "workers");
    return this;
  }

  /** Data on which loss and accuracy are measured after every epoch. */
  public Trainer<I, T> validation(Dataset<? extends I, ? extends T> data) {
    validation = data;
    return this;
  }

  /**
   * Adds numbers to those of {@code @Training} that are measured on the validation data after every epoch: {@code metrics(Metrics.f1(Average.MACRO), Metrics.rocAuc())}. {@code fit} refuses those that do not
   * fit the network (L212), before the first epoch.
   */
  public Trainer<I, T> metrics(Metric... numbers) {
    Collections.addAll(added, numbers);
    return this;
  }

  /**
   * Whether weights are exchanged with their moving averages while an epoch is judged: the averages are measured on the validation data, and callbacks see them in {@code onEpoch}, so that the best weights
   * that are saved or restored are averages. Keras's {@code SwapEMAWeights}. False by default. Steps are the same either way; without validation data, what is measured are the steps.
   *
   * @throws IllegalStateException with code L214 by {@code fit} for a network without {@code @EMA}
   */
  public Trainer<I, T> swapEmaWeights(boolean wanted) {
    averaged = wanted;
    return this;
  }

  /** Adds some that watch, in this order. */
  public Trainer<I, T> callback(Callback... watching) {
    Collections.addAll(callbacks, watching);
    return this;
  }

  /** Keeps checkpoints, and goes on from the newest where there is one. */
  public Trainer<I, T> checkpoints(Checkpoints where) {
    checkpoints = where;
    return this;
  }

  /**
   * Trains. Prints a progress line and a line an epoch, as {@code -Dlathe.progress} says.
   *
   * @return a report of each epoch, those before a restart as well
   * @throws IllegalArgumentException for an empty data set (L203), an example of another length (L201), a target out of range (L202), a checkpoint of another training (L216)
   * @throws TrainingException where the loss is no longer a finite number (L204)
   * @throws java.io.UncheckedIOException where a checkpoint cannot be written or read; those that were written before stay whole
   */
  public History fit(Dataset<? extends I, ? extends T> train) {
    Plan<I, T> plan = plan(train);
    place.forget();
    return Fit.run(model, training, plan);
  }

  /**
   * Tries 100 learning rates from 1e-7 to 10, each some 20 % larger than the one before, with a step each, until the loss is four times what it was at its best. The model is afterwards as it was before.
   *
   * <pre>{@code
   * LearningRateSearch found = model.training().findLearningRate(train);
   * found.save(Path.of("rates.html")); // the loss over the rates, to look at
   * model.training().learningRate(found.suggestion()).fit(train);
   * }</pre>
   *
   * <p>For a model that is to be trained: one that was trained already may find no rate at which the loss still falls, and none is suggested (NaN).
   */
  public LearningRateSearch findLearningRate(Dataset<? extends I, ? extends T> train) {
    return new RateFinder<>(training, plan(train)).run(1e-7, 10, 100);
  }

  private Plan<I, T> plan(Dataset<? extends I, ? extends T> train) {
    if (validation == null && !added.isEmpty()) {
      throw new IllegalArgumentException(Message.of(
          "L214",
          "validation data, to measure the metrics " + added + " on",
          "a training without",
          "give it some, training().validation(data)"));
    }
    List<Metric> metrics = new ArrayList<>(training.blueprint().metrics());
    metrics.addAll(added);
    List<Callback> all = new ArrayList<>(callbacks);
    Checkpoints kept = checkpoints;
    Callback best = kept == null ? null : kept.bestWeights();
    if (best != null) {
      all.add(best);
    }
    return new Plan<>(
        settings,
        train,
        validation,
        List.copyOf(metrics),
        List.copyOf(all),
        checkpoints,
        averages(),
        threads,
        workers);
  }

  private Averages averages() {
    if (!averaged) {
      return Averages.NONE;
    }
    Averages kept = Averages.of(training.blueprint().state());
    if (!kept.areKept()) {
      throw new IllegalStateException(Message.of(
          "L214",
          "a network that keeps averages of its weights, to exchange them",
          training.blueprint().name() + ", which has none",
          "write @EMA on it, or leave swapEmaWeights out"));
    }
    return kept;
  }

  private static int inRange(int number, int least, int most, String what) {
    if (number < least || number > most) {
      String range = most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
      throw new IllegalArgumentException(
          Message.of("L212", range + " " + what, String.valueOf(number), ""));
    }
    return number;
  }
}
