package dev.lathe.optim;

/** Which way is better for {@link ReduceLROnPlateau}. */
public enum PlateauMode {
  /** Less, as of a loss. */
  MIN,
  /** More, as of an accuracy. */
  MAX
}
