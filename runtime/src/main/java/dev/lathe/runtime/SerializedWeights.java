package dev.lathe.runtime;

import java.io.InvalidObjectException;
import org.jspecify.annotations.Nullable;

/** What was serialized as the place where its weights lie. */
final class SerializedWeights {
  private SerializedWeights() {}

  /**
   * The exception where the weights cannot be loaded from there again, or are others.
   *
   * @param cause why they cannot be loaded; null where they are others
   */
  static InvalidObjectException refused(String place, @Nullable Exception cause) {
    String found = cause == null
        ? "other weights, written there since"
        : "none that can be loaded: " + String.valueOf(cause.getMessage()).replace("\n ", ";");
    InvalidObjectException refused = new InvalidObjectException(Message.of(
        "L206",
        "the weights that were serialized by reference to " + place,
        found,
        "put those back, or serialize what is there now"));
    refused.initCause(cause);
    return refused;
  }
}
