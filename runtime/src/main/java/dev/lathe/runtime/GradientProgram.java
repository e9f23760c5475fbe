package dev.lathe.runtime;

/** A program whose run is the forward pass, and whose backward pass is run apart, after it. */
public abstract class GradientProgram extends LossProgram {
  protected GradientProgram(int capacity) {
    super(capacity);
  }

  /** Adds the gradients of the last run's loss to those gathered so far. */
  public abstract void backward(Team.Member member);
}
