package dev.lathe.train;

import dev.lathe.io.TensorData;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.Message;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what TensorBoard shows: Keras's {@code TensorBoard}.
 *
 * <pre>{@code
 * model.training().callback(TensorBoard.to(Path.of("runs/first"))).fit(train);
 * }</pre>
 *
 * <p>Tags are {@code step/loss} and {@code step/learning_rate}; {@code epoch/} with the first of {@link CsvLog}'s columns, {@code loss} and {@code validation_accuracy}
 * among them; {@code validation/} with the names of the metrics; {@code weights/} and {@code gradients/} with the names of {@code stateDict}; the text {@code settings}, which are hyperparameters as
 * well. All are counted by steps. The graph is that of {@link EventFile#addGraph}.
 *
 * <p>Each training has a file of its own. One that is started again, be it from a checkpoint or from the beginning, takes back what the files before hold of its steps.
 *
 * <p>A file that cannot be written ends the training by an {@link java.io.UncheckedIOException} (L207).
 */
public final class TensorBoard implements Callback {
  private final Path folder;
  private Clock clock = Clock.systemUTC();
  private int steps = 1;
  private boolean weights = true;
  private boolean withGradients;
  private @Nullable EventFile events;
  private @Nullable StepReport before;
  private Map<String, TensorData> gradients = Map.of();

  private TensorBoard(Path folder) {
    this.folder = folder;
  }

  /** Files in a folder, which is made where it is missing and is one run on TensorBoard's page. */
  public static TensorBoard to(Path folder) {
    return new TensorBoard(folder);
  }

  /** A point for each step whose number can be divided by this, at least 1; 1 by default. */
  public TensorBoard everySteps(int number) {
    steps = Checkpoints.atLeastOne(number, "step");
    return this;
  }

  /** Whether there are histograms of the weights after each epoch; true by default. */
  public TensorBoard histograms(boolean write) {
    weights = write;
    return this;
  }

  /** Whether there are histograms of the gradients of each epoch's last step; false by default: see {@link #needsGradients}. */
  public TensorBoard gradients(boolean write) {
    withGradients = write;
    return this;
  }

  /** The clock that times of events are taken from; the system's by default. */
  public TensorBoard clock(Clock time) {
    clock = time;
    return this;
  }

  /**
   * The file, for other callbacks of the training to add pictures and text to.
   *
   * @throws IllegalStateException with code L214 while there is no training
   */
  public EventFile events() {
    if (events == null) {
      throw new IllegalStateException(Message.of(
          "L214",
          "to be called by a callback of the same training",
          "no training under way",
          "give TensorBoard to callback(...) first, or open a file with EventFile.in(folder)"));
    }
    return events;
  }

  @Override
  public void onStart(TrainingRun run) {
    before = null;
    gradients = Map.of();
    events = EventFile.in(folder, clock);
    Map<String, String> settings = new LinkedHashMap<>(run.settings());
    settings.put("network", run.network());
    StringBuilder table = new StringBuilder("| setting | value |\n| --- | --- |\n");
    settings.forEach((name, value) ->
        table.append("| ").append(name).append(" | ").append(value).append(" |\n"));
    events.addGraph(run.model());
    events.addText("settings", table.toString(), 0);
    events.addHparams(settings);
  }

  @Override
  public boolean needsGradients() {
    return withGradients;
  }

  @Override
  public void onGradients(TrainingRun run) {
    if (before == null || before.batch() == before.batches() - 1 || before.batches() == 1) {
      gradients = run.gradients();
    }
  }

  @Override
  public void onStep(TrainingRun run, StepReport report) {
    if (before == null) {
      events().purge(report.step());
    }
    before = report;
    if (report.batch() < report.batches()) {
      gradients = Map.of();
    }
    if (report.step() % steps == 0) {
      events().addScalar("step/loss", report.loss(), report.step());
      events().addScalar("step/learning_rate", report.learningRate(), report.step());
    }
  }

  @Override
  public void onEpoch(TrainingRun run, EpochReport report) {
    Map<String, Double> numbers = LogFile.numbers(report);
    numbers.keySet().retainAll(LogFile.NAMES);
    numbers.remove("seconds");
    addScalars("epoch/", numbers, report.steps());
    Evaluation held = report.validation();
    addScalars("validation/", held == null ? Map.of() : held.metrics(), report.steps());
    addHistograms("weights/", weights ? run.model().stateDict() : Map.of(), report.steps());
    addHistograms("gradients/", gradients, report.steps());
    gradients = Map.of();
  }

  private void addScalars(String group, Map<String, Double> numbers, long step) {
    numbers.forEach((name, value) -> {
      if (!value.isNaN()) {
        events().addScalar(group + name, value, step);
      }
    });
  }

  private void addHistograms(String group, Map<String, TensorData> tensors, long step) {
    tensors.forEach((name, tensor) -> events().addHistogram(group + name, tensor.toArray(), step));
  }

  @Override
  public void close() {
    if (events != null) {
      events.close();
      events = null;
    }
  }
}
