package dev.lathe.runtime;

/** A program that compares the network's output with targets. */
public abstract class LossProgram extends BatchProgram {
  private static final int[] NO_CLASSES = {};
  private static final float[] NO_VALUES = {};

  protected LossProgram(int capacity) {
    super(capacity);
  }

  /** Where the caller puts class numbers, one an example; empty where targets are not classes. */
  public int[] targetClasses() {
    return NO_CLASSES;
  }

  /** Where the caller puts target values, a row an example; empty where targets are classes. */
  public float[] targetValues() {
    return NO_VALUES;
  }

  /** The mean loss of the last run's batch. */
  public abstract float loss();
}
