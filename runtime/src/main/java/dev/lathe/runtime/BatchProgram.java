package dev.lathe.runtime;

/**
 * One program of a network, written by the processor: what happens to a batch in training, evaluation or prediction. It owns the arrays it
 * works in, so one object serves one caller at a time.
 */
public abstract class BatchProgram extends StepProgram {
  private static final float[] NO_NUMBERS = {};
  private static final int[] NO_TOKENS = {};

  /** Most examples a run can take. */
  protected final int capacity;

  protected BatchProgram(int capacity) {
    this.capacity = capacity;
  }

  public final int capacity() {
    return capacity;
  }

  /** Where the caller puts the examples: capacity rows of one example each; empty where they are tokens. */
  public float[] input() {
    return NO_NUMBERS;
  }

  /** Where the caller puts examples that are tokens; empty where they are not. */
  public int[] tokens() {
    return NO_TOKENS;
  }

  /** Where the network's result lies after a run: a row an example, and whatever else was in that memory after the rows. */
  public abstract float[] output();
}
