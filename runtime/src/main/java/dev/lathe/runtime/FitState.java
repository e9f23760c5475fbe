package dev.lathe.runtime;

import java.util.ArrayList;
import java.util.List;

/** How far a fit is: what a checkpoint holds of it besides weights and steps. */
final class FitState {
  /** Where, in the numbers of a checkpoint, the data's next epoch stands. */
  static final int LOADER = 4;

  /** Where the number of epochs stands that were to be made. */
  static final int EPOCHS = 5;

  private final Tally tally;
  private final List<EpochReport> reports = new ArrayList<>();
  private int epoch = 1;
  private int batch;
  private double secondsBefore;
  private long start = System.nanoTime();
  private boolean ended;

  FitState(Tally tally) {
    this.tally = tally;
  }

  Tally tally() {
    return tally;
  }

  List<EpochReport> reports() {
    return reports;
  }

  /** The epoch under way, from 1. */
  int epoch() {
    return epoch;
  }

  /** Batches of it that are done. */
  int batch() {
    return batch;
  }

  /** Whether a callback has ended the training for good. */
  boolean hasEnded() {
    return ended;
  }

  void end() {
    ended = true;
  }

  void startClock() {
    start = System.nanoTime();
  }

  /** Seconds that the epoch has taken, before a restart as well. */
  double seconds() {
    return secondsBefore + (System.nanoTime() - start) / 1e9;
  }

  void add(LossProgram done, int examples) {
    tally.add(done, examples);
    batch++;
  }

  void nextEpoch(EpochReport report) {
    reports.add(report);
    tally.clear();
    epoch++;
    batch = 0;
    secondsBefore = 0;
    startClock();
  }

  /** Numbers of a checkpoint: {@link #restore} takes them back. */
  double[] place(int loaderEpoch, int epochs) {
    return new double[] {epoch, batch, seconds(), ended ? 1 : 0, loaderEpoch, epochs};
  }

  void restore(double[] place, double[] counts, List<EpochReport> before) {
    epoch = (int) place[0];
    batch = (int) place[1];
    secondsBefore = place[2];
    ended = place[3] == 1;
    tally.restore(counts);
    reports.addAll(before);
  }
}
