package dev.lathe.runtime;

/** A program that compares the network's output with targets. */
public abstract class LossProgram extends BatchProgram {
  private static final int[] NO_CLASSES = {};
  private static final float[] NO_VALUES = {};

  protected LossProgram(int capacity) {
    super(capacity);
  }

  /**
   * Where the caller puts class numbers; empty where targets are not classes.
   *
   * @param number which of the targets, counted from 0
   */
  public int[] targetClasses(int number) {
    return NO_CLASSES;
  }

  /** Where the caller puts target values, a row an example; empty where targets are classes. */
  public float[] targetValues(int number) {
    return NO_VALUES;
  }

  /** The mean loss of the last run's batch. */
  public abstract float loss();
}
