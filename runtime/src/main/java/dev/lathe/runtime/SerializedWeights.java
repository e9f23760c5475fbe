package dev.lathe.runtime;

import java.io.InvalidObjectException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what was serialized as the place where its weights lie: loads these again, and refuses others in their place. */
final class SerializedWeights {
  private SerializedWeights() {}

  /**
   * What is loaded, if its weights are those that were meant.
   *
   * @param where the weights lie, for the message
   * @param checksum of those that were meant
   * @param found gives the checksum of those that were loaded
   */
  static <M> M restored(String where, String checksum, Callable<M> load, Function<M, String> found)
      throws InvalidObjectException {
    M loaded;
    try {
      loaded = load.call();
    } catch (Exception e) {
      String why = String.valueOf(e.getMessage()).replaceAll("\n *", "; ");
      throw refused(where, "none that can be loaded: " + why, e);
    }
    if (!found.apply(loaded).equals(checksum)) {
      throw refused(where, "other weights, written there since", null);
    }
    return loaded;
  }

  private static InvalidObjectException refused(
      String where, String found, @Nullable Exception cause) {
    InvalidObjectException refused = new InvalidObjectException(Message.of(
        "L206",
        "the weights that were serialized by reference to " + where,
        found,
        "put those back, or serialize what is there now"));
    refused.initCause(cause);
    return refused;
  }
}
