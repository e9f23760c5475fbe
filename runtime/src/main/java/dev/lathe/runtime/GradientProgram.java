package dev.lathe.runtime;

/** A program whose run is the forward pass, and whose backward pass is run apart, after it. */
public abstract class GradientProgram extends LossProgram {
  /** Made once, so that a step allocates nothing. */
  private final Program backward = this::backward;

  protected GradientProgram(int capacity) {
    super(capacity);
  }

  final Program backward() {
    return backward;
  }

  /** Adds the gradients of the last run's loss to those gathered so far. */
  public abstract void backward(Team.Member member);
}
