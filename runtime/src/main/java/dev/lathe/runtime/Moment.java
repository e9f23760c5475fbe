package dev.lathe.runtime;

import java.util.Iterator;
import java.util.List;

/**
 * Where a training is. One object is moved along with every step, so that steps allocate nothing: a schedule that wants to
 * remember a moment copies it.
 */
public final class Moment {
  private long epoch;
  private long epochs;
  private long step;
  private long stepsPerEpoch;

  Moment() {}

  /**
   * Moves to a place in a training.
   *
   * @param atEpoch passes over the data so far
   * @param ofEpochs passes there are to be
   * @param atStep steps of the optimizer so far
   * @param stepsInEpoch steps in one pass
   */
  Moment set(long atEpoch, long ofEpochs, long atStep, long stepsInEpoch) {
    epoch = atEpoch;
    epochs = ofEpochs;
    step = atStep;
    stepsPerEpoch = stepsInEpoch;
    return this;
  }

  Moment set(Moment other) {
    return set(other.epoch, other.epochs, other.step, other.stepsPerEpoch);
  }

  /** What a schedule counts. */
  long count(boolean steps) {
    return steps ? step : epoch;
  }

  long total(boolean steps) {
    return steps ? epochs * stepsPerEpoch : epochs;
  }

  /** Moves to the beginning of a training. */
  Moment setStart(Moment at) {
    return set(0, at.epochs, 0, at.stepsPerEpoch);
  }

  /** Moves to a moment, but counted from a later beginning. */
  Moment setSince(long begin, Moment at, boolean steps) {
    long per = at.stepsPerEpoch;
    return steps
        ? set(at.epoch - begin / per, at.epochs, at.step - begin, per)
        : set(at.epoch - begin, at.epochs, at.step - begin * per, per);
  }

  /** Moves to the last moment of a training before so much was counted. */
  Moment setBefore(long count, Moment at, boolean steps) {
    long per = at.stepsPerEpoch;
    return steps
        ? set((count - 1) / per, at.epochs, count - 1, per)
        : set(count - 1, at.epochs, count * per - 1, per);
  }

  /** Moves from one moment on the way to a later one: at most a step and an epoch further. */
  Moment setTowards(Moment from, Moment later) {
    long next = Math.min(from.step + 1, later.step);
    long known = next == later.step ? later.epoch : next / from.stepsPerEpoch;
    long reached = Math.min(Math.min(from.epoch + 1, later.epoch), Math.max(from.epoch, known));
    return set(reached, later.epochs, next, later.stepsPerEpoch);
  }

  /** Whether as much was done at both. */
  boolean isAt(Moment other) {
    return epoch == other.epoch && step == other.step;
  }

  void save(List<Double> state) {
    for (long each : new long[] {epoch, epochs, step, stepsPerEpoch}) {
      state.add((double) each);
    }
  }

  void restore(Iterator<Double> state) {
    epoch = state.next().longValue();
    epochs = state.next().longValue();
    step = state.next().longValue();
    stepsPerEpoch = state.next().longValue();
  }
}
