package dev.lathe.runtime;

import java.util.Iterator;
import java.util.List;

/** How the learning rate, and for some the momentum, changes while a network is trained. */
@FunctionalInterface
public interface Schedule {
  /** No change. */
  Schedule NONE = (base, at) -> base;

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

  /** Adds what {@link #observe} and the steps before have left behind, for a checkpoint. */
  default void save(List<Double> state) {}

  /** Takes as many numbers as {@link #save} has added. */
  default void restore(Iterator<Double> state) {}
}
