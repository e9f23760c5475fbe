package dev.lathe.runtime;

/**
 * Training cannot go on: the loss is no longer a finite number ({@code L204}). The message names the epoch and the
 * step.
 */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a message made by {@link Message}. */
  public TrainingException(String message) {
    super(message);
  }
}
