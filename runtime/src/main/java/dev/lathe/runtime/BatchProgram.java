package dev.lathe.runtime;

/**
 * One program of a network, written by the processor: what happens to a batch in training, evaluation or prediction. It owns the arrays it
 * works in, so one object serves one caller at a time.
 */
public abstract class BatchProgram extends StepProgram {
  /** Most examples a run can take. */
  protected final int capacity;

  protected BatchProgram(int capacity) {
    this.capacity = capacity;
  }

  public final int capacity() {
    return capacity;
  }

  /** Where the caller puts the examples: capacity rows of one example each. */
  public abstract float[] input();

  /** Where the network's result lies after a run: a row an example, and whatever else was in that memory after the rows. */
  public abstract float[] output();
}
