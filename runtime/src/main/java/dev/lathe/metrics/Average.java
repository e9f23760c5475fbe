package dev.lathe.metrics;

/** How figures of several classes become one: {@code average} of scikit-learn. */
public enum Average {
  /** That of class 1 alone; for networks of one label or of two classes. */
  BINARY,

  /** Decisions of all classes counted together. Where each example has one class, this is the accuracy. */
  MICRO,

  /** Mean of the classes, but for those that neither occur nor are predicted. */
  MACRO,

  /** Mean of the classes by their numbers of examples. */
  WEIGHTED
}
