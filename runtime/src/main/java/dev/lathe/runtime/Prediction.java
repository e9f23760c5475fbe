package dev.lathe.runtime;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a classifier makes of one example: the most probable label, and the probability of every label. Immutable.
 *
 * @param <L> type of the labels, an enum or {@code Integer}
 */
public final class Prediction<L> {
  private final L label;
  private final double probability;
  private final float[] probabilities;

  /**
   * A prediction.
   *
   * @param label the most probable label
   * @param probability of that label, 0 to 1
   * @param probabilities of all labels, in their order; copied
   */
  public Prediction(L label, double probability, float[] probabilities) {
    this.label = label;
    this.probability = probability;
    this.probabilities = probabilities.clone();
  }

  /** The most probable label. */
  public L label() {
    return label;
  }

  /** Probability of {@link #label}, 0 to 1. */
  public double probability() {
    return probability;
  }

  /** A copy of the probabilities of all labels, in the order of the labels; they sum to 1. */
  public float[] probabilities() {
    return probabilities.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Prediction<?> that
        && label.equals(that.label)
        && Double.compare(probability, that.probability) == 0
        && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return 31 * label.hashCode() + Arrays.hashCode(probabilities);
  }

  /** Label and probability: {@code SETOSA (98.3 %)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (%.1f %%)", label, 100 * probability);
  }
}
