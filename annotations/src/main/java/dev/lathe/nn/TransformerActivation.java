package dev.lathe.nn;

/** Activation of a transformer's feed-forward part. */
public enum TransformerActivation {
  /** {@link ReLU}. */
  RELU,
  /** {@link GELU}. */
  GELU
}
