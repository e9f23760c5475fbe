package dev.lathe.nn;

/** What is applied to the state of a recurrent layer. */
public enum Nonlinearity {
  /** {@link Tanh}. */
  TANH,
  /** {@link ReLU}. */
  RELU
}
