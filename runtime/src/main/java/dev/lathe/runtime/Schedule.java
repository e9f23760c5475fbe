package dev.lathe.runtime;

/** How the learning rate, and for some the momentum, changes while a network is trained. */
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

    /** The beginning of the same training. */
    Moment start() {
      return new Moment(0, epochs, 0, stepsPerEpoch);
    }

    /** The same, counted from a later beginning. */
    Moment since(long begin, boolean steps) {
      return steps
          ? new Moment(epoch - begin / stepsPerEpoch, epochs, step - begin, stepsPerEpoch)
          : new Moment(epoch - begin, epochs, step - begin * stepsPerEpoch, stepsPerEpoch);
    }

    /** The last one of the same training before so much was counted. */
    Moment before(long count, boolean steps) {
      return steps
          ? new Moment((count - 1) / stepsPerEpoch, epochs, count - 1, stepsPerEpoch)
          : new Moment(count - 1, epochs, count * stepsPerEpoch - 1, stepsPerEpoch);
    }

    /** The next one on the way to a later one: at most a step and an epoch further. */
    Moment towards(Moment later) {
      long next = Math.min(step + 1, later.step);
      long known = next == later.step ? later.epoch : next / stepsPerEpoch;
      long reached = Math.min(Math.min(epoch + 1, later.epoch), Math.max(epoch, known));
      return new Moment(reached, later.epochs, next, later.stepsPerEpoch);
    }

    /** Whether as much was done at both. */
    boolean isAt(Moment other) {
      return epoch == other.epoch && step == other.step;
    }
  }

  /** The rate of the step that comes next, for a base rate. */
  double rate(double base, Moment at);

  /**
   * What becomes of a rate that others change as well, from one moment to the next: it changes in the proportion in which the schedule's own does.
   *
   * @param rate at the first moment, after the changes of all
   */
  default double next(double rate, double base, Moment from, Moment to) {
    double own = rate(base, from);
    return own == 0 ? 0 : rate * (rate(base, to) / own);
  }

  /** Whether it begins, in a sequence, where the one before has ended, and not at the base rate. */
  default boolean goesOn() {
    return false;
  }

  /** The momentum of the step that comes next; 0 where the schedule leaves it alone. */
  default double momentum(Moment at) {
    return 0;
  }

  /**
   * What an epoch has come to, measured on the validation data if there is any.
   *
   * @param rate before
   * @param accuracy NaN for a network without classes
   * @return the rate after
   */
  default double observe(double rate, double loss, double accuracy) {
    return rate;
  }
}
