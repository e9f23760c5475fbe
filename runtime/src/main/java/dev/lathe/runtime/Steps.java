package dev.lathe.runtime;

/** How far a model has been trained, over all fits and hand-written loops. */
final class Steps {
  private long passes;
  private long steps;

  /** Number of the forward pass that begins, from 1: random numbers are drawn by it. */
  long nextPass() {
    return ++passes;
  }

  /** Number of the optimizer's step that begins, from 1. */
  long nextStep() {
    return ++steps;
  }
}
