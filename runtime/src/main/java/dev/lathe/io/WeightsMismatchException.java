package dev.lathe.io;

import java.io.IOException;

/**
 * A weight file that is in order but belongs to another network ({@code L206}: the names or shapes that differ;
 * {@code L210}: the fingerprint of the architecture).
 */
public final class WeightsMismatchException extends IOException {
  private static final long serialVersionUID = 1;

  /** With a message made by {@link dev.lathe.runtime.Message}. */
  public WeightsMismatchException(String message) {
    super(message);
  }
}
