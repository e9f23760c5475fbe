package dev.lathe.nn;

/** How samples in between are made. */
public enum UpsampleMode {
  /** The nearest sample. */
  NEAREST,
  /** A line between the two neighbours, for sequences. */
  LINEAR,
  /** Lines between the four neighbours, for pictures. */
  BILINEAR
}
