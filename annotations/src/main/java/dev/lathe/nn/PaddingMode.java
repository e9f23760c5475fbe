package dev.lathe.nn;

/** What stands around the input of a convolution. */
public enum PaddingMode {
  /** Zeros. */
  ZEROS,
  /** The samples next to the edge, mirrored. */
  REFLECT,
  /** The sample at the edge, repeated. */
  REPLICATE,
  /** The samples of the other end. */
  CIRCULAR
}
