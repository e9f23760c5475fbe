package dev.lathe.runtime;

/** How the learning rate changes while a network is trained. */
@FunctionalInterface
public interface Schedule {
  /** No change. */
  Schedule NONE = (base, at) -> base;

  /**
   * Where a training is.
   *
   * @param epoch passes over the data so far
   * @param epochs passes there are to be
   * @param step steps of the optimizer so far
   * @param stepsPerEpoch steps in one pass
   */
  record Moment(long epoch, long epochs, long step, long stepsPerEpoch) {
    /** What a schedule counts. */
    long count(boolean steps) {
      return steps ? step : epoch;
    }

    long total(boolean steps) {
      return steps ? epochs * stepsPerEpoch : epochs;
    }

    /** The same, counted from a later beginning. */
    Moment since(long begin, boolean steps) {
      return steps
          ? new Moment(epoch, epochs, step - begin, stepsPerEpoch)
          : new Moment(epoch - begin, epochs, step - begin * stepsPerEpoch, stepsPerEpoch);
    }
  }

  /** The rate of the step that comes next, for a base rate. */
  double rate(double base, Moment at);

  /** What an epoch has come to: its loss, of the validation data if there is any. */
  default void observe(double base, double loss) {}
}
