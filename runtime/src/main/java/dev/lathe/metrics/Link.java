package dev.lathe.metrics;

/** How outputs become probabilities: the loss says it. */
public enum Link {
  /** They do not: outputs are numbers, or scores of which only the order counts. {@code MSELoss}, {@code L1Loss}, {@code HuberLoss}; {@code MultiMarginLoss}. */
  NONE,

  /** Outputs are probabilities. {@code BCELoss}, or a network that ends in {@code Softmax}. */
  PROBABILITY,

  /** Outputs are logits of one label each. {@code BCEWithLogitsLoss}, {@code FocalLoss}, {@code DiceLoss}. */
  SIGMOID,

  /** Outputs are logits of the classes, of which one is right. {@code CrossEntropyLoss}. */
  SOFTMAX,

  /** Outputs are logarithms of what is predicted. {@code NLLLoss}, for whose targets they are probabilities; {@code PoissonNLLLoss}, for whose they are rates. */
  EXP
}
