package dev.lathe.io;

import java.io.IOException;

/**
 * A weight file that cannot be read: malformed, truncated, or of another kind ({@code L205}). The message has the byte
 * offset.
 */
public final class WeightsFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /** With a message made by {@link dev.lathe.runtime.Message}. */
  public WeightsFormatException(String message) {
    super(message);
  }
}
