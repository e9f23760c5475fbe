package dev.lathe.metrics;

import dev.lathe.runtime.Message;

/** What a metric needs of a network. */
enum Need {
  /** Something is decided: a class, or labels. */
  DECISIONS("classes, or labels of 0 and 1 with a link to probabilities"),

  /** One class of several is chosen. */
  CLASSES("classes"),

  /** Each class or label has a probability. */
  PROBABILITIES("classes, or labels of 0 and 1, and a link to probabilities"),

  /** Outputs estimate numbers. */
  NUMBERS("numbers as targets, and outputs that are numbers");

  private final String expected;

  Need(String expected) {
    this.expected = expected;
  }

  /** Throws with code L212 where a batch is of another kind. */
  void check(String metric, Predictions batch) {
    if (!fits(batch)) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          expected + ", for the metric " + metric,
          (batch.hasClasses() ? "classes" : "values") + " as targets, Link." + batch.link(),
          "choose a metric that suits the loss: "
              + (isOfNumbers(batch) ? "mean_absolute_error, r2" : "accuracy, f1")));
    }
  }

  private boolean fits(Predictions batch) {
    return switch (this) {
      case DECISIONS -> !isOfNumbers(batch);
      case CLASSES -> batch.hasClasses();
      case PROBABILITIES -> !isOfNumbers(batch) && batch.link() != Link.NONE;
      case NUMBERS -> isOfNumbers(batch);
    };
  }

  private static boolean isOfNumbers(Predictions batch) {
    return !batch.hasClasses() && (batch.link() == Link.NONE || batch.link() == Link.EXP);
  }
}
