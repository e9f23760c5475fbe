package dev.lathe.train;

import java.time.Duration;

/** Ends a training after so long, at the end of a step. Where there are checkpoints, it goes on when it is started again. */
public final class TimeLimit implements Callback {
  private final Duration longest;
  private long start;

  private TimeLimit(Duration longest) {
    this.longest = longest;
  }

  /** A limit on what one {@code fit} takes; after a restart it is counted anew. */
  public static TimeLimit of(Duration longest) {
    return new TimeLimit(longest);
  }

  @Override
  public void onStart(TrainingRun run) {
    start = System.nanoTime();
  }

  @Override
  public void onStep(TrainingRun run, StepReport report) {
    if (System.nanoTime() - start >= longest.toNanos()) {
      run.pause("its time of " + longest.toSeconds() + " s is over");
    }
  }
}
