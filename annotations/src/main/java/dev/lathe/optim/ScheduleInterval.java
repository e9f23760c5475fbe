package dev.lathe.optim;

/** What a schedule counts. */
public enum ScheduleInterval {
  /** Passes over the training data. */
  EPOCH,
  /** Steps of the optimizer. */
  STEP
}
