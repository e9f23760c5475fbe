package dev.lathe.optim;

/** How the learning rate of {@link Muon} follows from the size of a matrix, rows x columns. */
public enum AdjustLr {
  /** Times the root of rows / columns, at least 1 (Jordan, 2024). */
  ORIGINAL,
  /** Times 0.2 and the root of the greater of the two, so that steps are as long as AdamW's (Liu et al., 2025). */
  MATCH_RMS_ADAMW
}
