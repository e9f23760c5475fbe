package dev.lathe.nn;

/** What is made of the terms of {@link KLDivLoss}. */
public enum KLReduction {
  /** Their mean. */
  MEAN,
  /** Their sum by the number of examples. */
  BATCHMEAN,
  /** Their sum. */
  SUM
}
