package dev.lathe.runtime;

/**
 * One program of a network, written by the processor: what happens to a batch in training, evaluation or prediction. It owns the arrays it
 * works in, so one object serves one caller at a time.
 */
public abstract class BatchProgram extends StepProgram {
  private static final float[] NO_NUMBERS = {};
  private static final int[] NO_TOKENS = {};
  private static final double[] NO_COLUMNS = {};

  private double[] columns = NO_COLUMNS;

  /** Most examples a run can take. */
  protected final int capacity;

  protected BatchProgram(int capacity) {
    this.capacity = capacity;
  }

  public final int capacity() {
    return capacity;
  }

  /**
   * Where the caller puts the examples: capacity rows of one example each; empty where they are tokens.
   *
   * @param number which of the network's inputs, counted from 0
   */
  public float[] input(int number) {
    return NO_NUMBERS;
  }

  /** Where the caller puts examples that are tokens; empty where they are not. */
  public int[] tokens(int number) {
    return NO_TOKENS;
  }

  /** Room for the columns of one record before they are standardised; made when it is first asked for, and kept. */
  final double[] columns(int count) {
    if (columns.length != count) {
      columns = new double[count];
    }
    return columns;
  }

  /**
   * Where a result of the network lies after a run: a row an example, and whatever else was in that memory after the rows.
   *
   * @param number which of the results, counted from 0
   */
  public float[] output(int number) {
    return NO_NUMBERS;
  }
}
