package dev.lathe.runtime;

import java.util.List;

/**
 * What {@code fit} did.
 *
 * @param epochs one report an epoch, in order
 */
public record History(List<EpochReport> epochs) {
  public History {
    epochs = List.copyOf(epochs);
  }

  /** The report of the last epoch; there is always one. */
  public EpochReport last() {
    return epochs.get(epochs.size() - 1);
  }
}
