package dev.lathe.optim;

/** How the threshold of {@link ReduceLROnPlateau} is meant. */
public enum ThresholdMode {
  /** As a share of the best value so far. */
  REL,
  /** As a difference from it. */
  ABS
}
