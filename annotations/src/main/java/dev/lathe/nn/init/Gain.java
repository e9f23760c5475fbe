package dev.lathe.nn.init;

/** What follows a layer, for the deviation that keeps variances: {@code torch.nn.init.calculate_gain}. */
public enum Gain {
  /** LeakyReLU, or ReLU where the slope is 0: {@code sqrt(2 / (1 + a^2))}. */
  LEAKY_RELU,
  /** ReLU: {@code sqrt(2)}. */
  RELU,
  /** Tanh: 5/3. */
  TANH,
  /** Sigmoid: 1. */
  SIGMOID,
  /** Nothing: 1. */
  LINEAR,
  /** SELU: 3/4. */
  SELU
}
