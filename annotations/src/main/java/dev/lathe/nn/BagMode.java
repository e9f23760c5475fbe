package dev.lathe.nn;

/** How the rows of a bag are put together. */
public enum BagMode {
  /** Their mean. */
  MEAN,
  /** Their sum. */
  SUM,
  /** The largest element at each place. */
  MAX
}
