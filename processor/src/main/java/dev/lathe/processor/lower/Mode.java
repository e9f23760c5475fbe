package dev.lathe.processor.lower;

/** Which program of a network is lowered. */
public enum Mode {
  /** Layers as in training, and the loss. */
  TRAIN(true, true),
  /** Layers as in prediction, and the loss. */
  EVALUATE(false, true),
  /** Layers as in prediction. */
  PREDICT(false, false);

  private final boolean training;
  private final boolean loss;

  Mode(boolean training, boolean loss) {
    this.training = training;
    this.loss = loss;
  }

  boolean training() {
    return training;
  }

  boolean loss() {
    return loss;
  }

  /** {@code train}, {@code evaluate}, {@code predict}. */
  public String program() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
