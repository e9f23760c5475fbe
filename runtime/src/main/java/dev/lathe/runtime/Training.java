package dev.lathe.runtime;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The training loop of one model: epochs over batches, a step each. Keeps count of steps and epochs over several fits. */
final class Training<I, T> {
  private final Blueprint<I, T> blueprint;
  private final Blueprint.Settings settings;
  private @Nullable LossProgram program;
  private final Steps steps;
  private final Supplier<HandLoop<I, T>> byHand;
  private int epochsBefore;
  private int gathered;

  Training(Blueprint<I, T> blueprint, Steps steps, Supplier<HandLoop<I, T>> byHand) {
    this.blueprint = blueprint;
    this.byHand = byHand;
    this.steps = steps;
    this.settings = blueprint.training();
  }

  History run(
      Dataset<? extends I, ? extends T> train,
      @Nullable Dataset<? extends I, ? extends T> validation,
      Function<Dataset<? extends I, ? extends T>, Evaluation> evaluate) {
    DataLoader<? extends I, ? extends T> loader = loader(train);
    steps.begin(loader.batches());
    blueprint.input().learn(train);
    Progress progress = Progress.ofSystem();
    try {
      return new History(epochs(loader, validation, evaluate, progress));
    } finally {
      progress.clear(); // where an epoch ended early, half a line would stay
    }
  }

  private List<EpochReport> epochs(
      DataLoader<? extends I, ? extends T> loader,
      @Nullable Dataset<? extends I, ? extends T> validation,
      Function<Dataset<? extends I, ? extends T>, Evaluation> evaluate,
      Progress progress) {
    List<EpochReport> reports = new ArrayList<>();
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      long start = System.nanoTime();
      Evaluation seen = epoch(loader, epoch, progress);
      Evaluation held = validation == null ? null : evaluate.apply(validation);
      steps.nextEpoch();
      Evaluation watched = held == null ? seen : held;
      steps.observe(watched.loss(), watched.accuracy());
      double seconds = (System.nanoTime() - start) / 1e9;
      EpochReport report =
          new EpochReport(epoch, settings.epochs(), seen.loss(), seen.accuracy(), held, seconds);
      progress.finishEpoch(report);
      reports.add(report);
    }
    return reports;
  }

  private DataLoader<? extends I, ? extends T> loader(Dataset<? extends I, ? extends T> train) {
    Measuring.requireExamples(train, "train");
    DataLoader<? extends I, ? extends T> loader = DataLoader.of(train)
        .batchSize(settings.batchSize())
        .dropLast(settings.dropLast())
        .reuse(true);
    if (loader.batches() == 0) {
      throw new IllegalArgumentException(Message.of(
          "L203",
          "at least one whole batch of " + settings.batchSize()
              + " examples, since dropLast is set",
          train.size() + " examples",
          "take a smaller batchSize, or leave dropLast out"));
    }
    return settings.shuffle() ? loader.shuffle(settings.seed()) : loader;
  }

  private Evaluation epoch(
      DataLoader<? extends I, ? extends T> loader, int epoch, Progress progress) {
    Tally tally = new Tally(blueprint.target().labels());
    progress.startEpoch(epoch, settings.epochs(), loader.batches());
    Iterator<? extends Batch<? extends I, ? extends T>> batches = loader.iterator(epochsBefore++);
    while (batches.hasNext()) {
      Profile.iterate();
      Batch<? extends I, ? extends T> batch = batches.next();
      Profile.waited();
      LossProgram done = step(batch, epoch, !batches.hasNext());
      Profile.stepped();
      tally.add(done, batch.size());
      progress.step(batch.size(), tally.loss());
      Profile.iterated();
    }
    return tally.evaluation();
  }

  private LossProgram step(Batch<? extends I, ? extends T> batch, int epoch, boolean last) {
    LossProgram done = settings.accumulate() > 1 ? accumulated(batch, last) : whole(batch);
    requireFinite(done.loss(), epoch);
    return done;
  }

  private LossProgram whole(Batch<? extends I, ? extends T> batch) {
    if (program == null) {
      program = blueprint.train().apply(settings.batchSize());
    }
    Batches.fill(blueprint, program, batch);
    double rate = steps.rate();
    double momentum = steps.momentum();
    steps.nextPass();
    program.prepare(batch.size(), steps.nextStep(), rate, momentum, settings.seed());
    Profile.filled();
    Team.shared().run(program);
    return program;
  }

  /** Gradients are gathered; the optimizer makes a step for so many batches, and for what is left in the end. */
  private LossProgram accumulated(Batch<? extends I, ? extends T> batch, boolean last) {
    LossProgram done = byHand.get().forward(batch);
    byHand.get().backward();
    if (++gathered == settings.accumulate() || last) {
      byHand.get().step();
      gathered = 0;
    }
    return done;
  }

  private void requireFinite(float loss, int epoch) {
    if (!Float.isFinite(loss)) {
      throw new TrainingException(Message.of(
          "L204",
          "a finite loss",
          loss + " in step " + steps.done() + ", epoch " + epoch,
          "take a smaller learning rate than " + settings.learningRate()
              + ", and look for values in the data that are not finite"));
    }
  }
}
