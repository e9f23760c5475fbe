package dev.lathe.nn;

/** How samples in between are made. */
public enum UpsampleMode {
  /** The nearest sample. */
  NEAREST,
  /** A line between the two neighbours, for sequences. */
  LINEAR,
  /** Lines between the four neighbours, for pictures. */
  BILINEAR,
  /** Cubics between sixteen neighbours, for pictures. */
  BICUBIC,
  /** Lines between the eight neighbours, for volumes. */
  TRILINEAR
}
