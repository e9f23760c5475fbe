package dev.lathe.runtime;

/** A program written by the processor: what all of them are told before a run. */
public abstract class StepProgram implements Program {
  /** Examples in this run; 1 where a program works on none. */
  protected int batch;

  /** Which step of the optimizer this is, counted from 1. */
  protected long step;

  /** The optimizer's learning rate in this step. */
  protected double learningRate;

  /** The optimizer's momentum in this step, where a schedule changes it. */
  protected double momentum;

  /** What random numbers are drawn from, together with {@link #step}. */
  protected long seed;

  protected StepProgram() {}

  /** Says what the next run is about, where no schedule changes the momentum. */
  public final void prepare(int examples, long atStep, double rate, long randomSeed) {
    prepare(examples, atStep, rate, 0, randomSeed);
  }

  /** Says what the next run is about. */
  public final void prepare(
      int examples, long atStep, double rate, double momentumOfStep, long randomSeed) {
    batch = examples;
    step = atStep;
    learningRate = rate;
    momentum = momentumOfStep;
    seed = randomSeed;
    chooseKernels();
    computeNumbers();
  }

  /** Takes up the form of the kernels that is to be used in this run. */
  protected void chooseKernels() {}

  /** Computes the numbers that stay the same for the whole run, in double precision. */
  protected void computeNumbers() {}
}
