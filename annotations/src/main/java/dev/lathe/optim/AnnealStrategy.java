package dev.lathe.optim;

/** How a rate moves to another. */
public enum AnnealStrategy {
  /** On half a cosine. */
  COS,
  /** On a line. */
  LINEAR
}
