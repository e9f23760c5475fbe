package dev.lathe.runtime;

import java.util.Iterator;
import java.util.List;

/** How far a model has been trained, over all fits and hand-written loops, and the learning rate and momentum there. */
final class Steps {
  private final Blueprint.Settings own;
  private Blueprint.Settings settings;
  private long passes;
  private long steps;
  private long epochs;
  private long epochsToBe;
  private long stepsPerEpoch = 1;
  private final Moment now = new Moment();

  Steps(Blueprint.Settings settings) {
    this.own = settings;
    this.settings = settings;
    this.epochsToBe = settings.epochs();
  }

  /** A fit begins, of so many batches an epoch. */
  void begin(Blueprint.Settings ofFit, int batches) {
    settings = ofFit;
    int group = settings.accumulate();
    stepsPerEpoch = (batches + group - 1) / group;
    epochsToBe = epochs + settings.epochs();
  }

  /** The fit is over: what comes next goes by the model's own settings. */
  void end() {
    settings = own;
  }

  /** Number of the forward pass that begins, from 1: random numbers are drawn by it. */
  long nextPass() {
    return ++passes;
  }

  /** Number of the optimizer's step that begins, from 1. */
  long nextStep() {
    return ++steps;
  }

  /** Forward passes so far. */
  long passes() {
    return passes;
  }

  /** Steps of the optimizer so far. */
  long done() {
    return steps;
  }

  void nextEpoch() {
    epochs++;
  }

  /** The end of an epoch in a loop of the user's, who does not say beforehand how long it is. */
  void nextEpochByHand() {
    epochs++;
    stepsPerEpoch = Math.max(1, steps / epochs);
  }

  /** The rate of the step that begins next. */
  double rate() {
    return settings.schedule().rate(settings.learningRate(), now());
  }

  /** Its momentum, where a schedule changes that. */
  double momentum() {
    return settings.schedule().momentum(now());
  }

  private Moment now() {
    return now.set(epochs, epochsToBe, steps, stepsPerEpoch);
  }

  /** Tells the schedule what an epoch has come to. */
  void observe(double loss, double accuracy) {
    settings.schedule().observe(rate(), loss, accuracy);
  }

  void save(List<Double> state) {
    for (long each : new long[] {passes, steps, epochs, epochsToBe, stepsPerEpoch}) {
      state.add((double) each);
    }
    settings.schedule().save(state);
  }

  /** As it was saved, but that a fit may have more epochs than before. */
  void restore(Iterator<Double> state, int moreEpochs) {
    passes = state.next().longValue();
    steps = state.next().longValue();
    epochs = state.next().longValue();
    epochsToBe = state.next().longValue() + moreEpochs;
    stepsPerEpoch = state.next().longValue();
    settings.schedule().restore(state);
  }
}
