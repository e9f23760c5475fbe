package dev.lathe.runtime;

/**
 * One program of a network, written by the processor: what happens to a batch in training, evaluation or prediction. It owns the arrays it
 * works in, so one object serves one caller at a time.
 */
public abstract class BatchProgram implements Program {
  /** Most examples a run can take. */
  protected final int capacity;

  /** Examples in this run, 1 to {@link #capacity}. */
  protected int batch;

  /** Which step of the optimizer this is, counted from 1. */
  protected long step;

  /** The optimizer's learning rate in this step. */
  protected double learningRate;

  /** What random numbers are drawn from, together with {@link #step}. */
  protected long seed;

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

  /** Says what the next run is about. */
  public final void prepare(int examples, long atStep, double rate, long randomSeed) {
    batch = examples;
    step = atStep;
    learningRate = rate;
    seed = randomSeed;
    computeNumbers();
  }

  /** Computes the numbers that stay the same for the whole run, in double precision. */
  protected void computeNumbers() {}
}
