package dev.lathe.runtime;

import dev.lathe.data.Batch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The steps of one model, over several fits: the programs that make them, and how many there were. */
final class Training<I, T> {
  private final Blueprint<I, T> blueprint;
  private final Steps steps;
  private final Supplier<HandLoop<I, T>> byHand;
  private @Nullable LossProgram program;
  private int epochsBefore;
  private int gathered;

  Training(Blueprint<I, T> blueprint, Steps steps, Supplier<HandLoop<I, T>> byHand) {
    this.blueprint = blueprint;
    this.byHand = byHand;
    this.steps = steps;
  }

  Blueprint<I, T> blueprint() {
    return blueprint;
  }

  Steps steps() {
    return steps;
  }

  HandLoop<I, T> byHand() {
    return byHand.get();
  }

  /** Number of the data's epoch that comes next, from 0: its order is drawn from it. */
  int epochsBefore() {
    return epochsBefore;
  }

  void setEpochsBefore(int number) {
    epochsBefore = number;
  }

  /** Batches whose gradients the optimizer has not used yet. */
  int gathered() {
    return gathered;
  }

  /** A whole step, whose gradients are not kept. */
  LossProgram whole(Batch<? extends I, ? extends T> batch, Blueprint.Settings settings, Team team) {
    LossProgram made = program;
    if (made == null || made.capacity() != settings.batchSize()) {
      made = blueprint.train().apply(settings.batchSize());
      program = made;
    }
    Batches.fill(blueprint, made, batch);
    double rate = steps.rate();
    double momentum = steps.momentum();
    steps.nextPass();
    made.prepare(batch.size(), steps.nextStep(), rate, momentum, settings.seed());
    Profile.filled();
    team.run(made);
    return made;
  }

  /**
   * Gradients are gathered; the optimizer makes a step for so many batches, and for what is left in the end.
   *
   * @param watch called when gradients of a step are there
   */
  LossProgram inParts(
      Batch<? extends I, ? extends T> batch,
      Blueprint.Settings settings,
      Team team,
      boolean last,
      Runnable watch) {
    LossProgram done = byHand().forward(batch, settings, team);
    byHand().backward(team);
    if (++gathered == settings.accumulate() || last) {
      watch.run();
      byHand().step(settings, team);
      gathered = 0;
    }
    return done;
  }

  /** Makes the step of gradients that are left, where an epoch ends before its time. */
  void finish(Blueprint.Settings settings, Team team) {
    if (gathered > 0) {
      byHand().step(settings, team);
      gathered = 0;
    }
  }
}
