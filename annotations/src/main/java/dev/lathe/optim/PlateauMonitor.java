package dev.lathe.optim;

/** What {@link ReduceLROnPlateau} watches in {@code fit}. */
public enum PlateauMonitor {
  /** The mean loss. */
  LOSS,
  /** The share of examples whose class was predicted, of a network with classes. */
  ACCURACY
}
