package dev.lathe.runtime;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.io.TensorData;
import dev.lathe.metrics.Metric;
import dev.lathe.train.Callback;
import dev.lathe.train.StepReport;
import dev.lathe.train.TrainingRun;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One training: epochs over batches, a step each, with those who watch. */
final class Fit<I, T> implements TrainingRun {
  private final CompiledModel<I, T> model;
  private final Training<I, T> training;
  private final Plan<I, T> plan;
  private final Blueprint.Settings settings;
  private final Team team;
  private final Progress progress = Progress.ofSystem();
  private final DataLoader<? extends I, ? extends T> loader;
  private final boolean inParts;
  private final Keeper keeper;
  private final FitState state;
  private boolean stopped;
  private boolean gradientsThere;

  private Fit(CompiledModel<I, T> model, Training<I, T> training, Plan<I, T> plan, Team team) {
    this.model = model;
    this.training = training;
    this.plan = plan;
    this.settings = plan.settings();
    this.team = team;
    this.loader = plan.loader();
    this.inParts =
        settings.accumulate() > 1 || plan.callbacks().stream().anyMatch(Callback::needsGradients);
    this.state = new FitState(new Tally(training.blueprint(), List.of()));
    this.keeper = Keeper.of(plan, training, state);
  }

  static <I, T> History run(CompiledModel<I, T> model, Training<I, T> training, Plan<I, T> plan) {
    if (plan.threads() == 0) {
      return new Fit<>(model, training, plan, Team.shared()).run();
    }
    try (Team team = Team.of(plan.threads())) {
      return new Fit<>(model, training, plan, team).run();
    }
  }

  private History run() {
    if (plan.validation() != null) {
      model.check(plan.metrics());
    }
    training.steps().begin(settings, loader.batches());
    try (keeper) {
      training.blueprint().input().learn(plan.train());
      keeper.find(progress);
      plan.callbacks().forEach(callback -> callback.onStart(this));
      keeper.restoreCallbacks();
      runEpochs();
      History history = new History(state.reports());
      plan.callbacks().forEach(callback -> callback.onEnd(this, history));
      return history;
    } finally {
      progress.clear(); // where an epoch ended early, half a line would stay
      training.steps().end();
      plan.callbacks().forEach(Callback::close);
    }
  }

  private void runEpochs() {
    while (!stopped && !state.hasEnded() && state.epoch() <= settings.epochs()) {
      state.startClock();
      batches();
      training.steps().nextEpoch();
      judge(state.tally().evaluation());
      int epoch = state.epoch() - 1;
      keeper.afterEpoch(epoch, stopped || epoch == settings.epochs());
    }
  }

  /** Measures, and tells what was measured, by the averages of the weights where that was asked for. */
  private void judge(Evaluation seen) {
    Averages averages = plan.averages();
    averages.exchange();
    try {
      EpochReport report = report(seen, held());
      progress.finishEpoch(report);
      state.nextEpoch(report);
      training.setEpochsBefore(training.epochsBefore() + 1);
      plan.callbacks().forEach(callback -> callback.onEpoch(this, report));
    } finally {
      averages.exchange();
    }
  }

  private @Nullable Evaluation held() {
    return plan.validation() == null
        ? null
        : model.evaluate(plan.validation(), plan.metrics(), team);
  }

  private EpochReport report(Evaluation seen, @Nullable Evaluation held) {
    Steps steps = training.steps();
    Evaluation watched = held == null ? seen : held;
    steps.observe(watched.loss(), watched.accuracy());
    return new EpochReport(
        state.epoch(),
        settings.epochs(),
        steps.passes(),
        steps.rate(),
        seen.loss(),
        seen.accuracy(),
        held,
        state.seconds());
  }

  private void batches() {
    progress.startEpoch(state.epoch(), settings.epochs(), loader.batches(), state.batch());
    Iterator<? extends Batch<? extends I, ? extends T>> batches =
        loader.iterator(training.epochsBefore(), state.batch());
    while (!stopped && batches.hasNext()) {
      Profile.iterate();
      Batch<? extends I, ? extends T> batch = batches.next();
      Profile.waited();
      double rate = plan.callbacks().isEmpty() ? 0 : training.steps().rate();
      LossProgram done = step(batch, !batches.hasNext());
      Profile.stepped();
      state.add(done, batch.size());
      requireFinite(done.loss());
      progress.step(batch.size(), state.tally().loss());
      tell(done.loss(), batch.size(), rate);
      Profile.iterated();
      if (batches.hasNext() && !stopped) {
        keeper.afterStep();
      }
    }
    training.finish(settings, team);
  }

  private LossProgram step(Batch<? extends I, ? extends T> batch, boolean last) {
    return inParts
        ? training.inParts(batch, settings, team, last, this::tellGradients)
        : training.whole(batch, settings, team);
  }

  private void tellGradients() {
    gradientsThere = true;
    for (Callback callback : plan.callbacks()) {
      if (callback.needsGradients()) {
        callback.onGradients(this);
      }
    }
    gradientsThere = false;
  }

  private void tell(double loss, int examples, double rate) {
    if (plan.callbacks().isEmpty()) {
      return;
    }
    StepReport report = new StepReport(
        training.steps().passes(),
        state.epoch(),
        settings.epochs(),
        state.batch(),
        loader.batches(),
        examples,
        loss,
        state.tally().loss(),
        rate);
    plan.callbacks().forEach(callback -> callback.onStep(this, report));
  }

  private void requireFinite(float loss) {
    if (!Float.isFinite(loss)) {
      throw new TrainingException(Message.of(
          "L204",
          "a finite loss",
          loss + " in step " + training.steps().done() + ", epoch " + state.epoch(),
          "take a smaller learning rate than " + settings.learningRate()
              + ", and look for values in the data that are not finite;"
              + " the callback NonFinite names the layer"));
    }
  }

  @Override
  public Model<?, ?> model() {
    return model;
  }

  @Override
  public String network() {
    return training.blueprint().name();
  }

  @Override
  public Map<String, String> settings() {
    return plan.described();
  }

  @Override
  public int firstEpoch() {
    return keeper.firstEpoch();
  }

  @Override
  public int epochs() {
    return settings.epochs();
  }

  @Override
  public List<String> metrics() {
    return plan.metrics().stream().map(Metric::name).distinct().toList();
  }

  @Override
  public List<EpochReport> reports() {
    return List.copyOf(state.reports());
  }

  @Override
  public void stop(String reason) {
    pause(reason);
    state.end();
  }

  @Override
  public void pause(String reason) {
    if (!stopped) {
      progress.print("training ends: " + reason);
    }
    stopped = true;
  }

  @Override
  public Map<String, TensorData> gradients() {
    if (!gradientsThere) {
      throw new IllegalStateException(Message.of(
          "L214",
          "to be called in onGradients",
          "a moment without gradients",
          "ask in onGradients, and answer needsGradients with true"));
    }
    return training.byHand().gradients();
  }
}
