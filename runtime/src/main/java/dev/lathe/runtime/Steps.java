package dev.lathe.runtime;

/** How far a model has been trained, over all fits and hand-written loops, and the learning rate and momentum there. */
final class Steps {
  private final Blueprint.Settings settings;
  private long passes;
  private long steps;
  private long epochs;
  private long epochsToBe;
  private long stepsPerEpoch = 1;
  private final Moment now = new Moment();

  Steps(Blueprint.Settings settings) {
    this.settings = settings;
    this.epochsToBe = settings.epochs();
  }

  /** A fit begins, of so many batches an epoch. */
  void begin(int batches) {
    int group = settings.accumulate();
    stepsPerEpoch = (batches + group - 1) / group;
    epochsToBe = epochs + settings.epochs();
  }

  /** Number of the forward pass that begins, from 1: random numbers are drawn by it. */
  long nextPass() {
    return ++passes;
  }

  /** Number of the optimizer's step that begins, from 1. */
  long nextStep() {
    return ++steps;
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
}
