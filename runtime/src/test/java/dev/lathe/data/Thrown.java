package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** Looks at the message of what is thrown. */
public final class Thrown {
  private Thrown() {}

  /** Runs something that must throw this type with a message that holds all of these parts. */
  public static <E extends Throwable> E by(Class<E> type, Executable what, String... parts) {
    E thrown = assertThrows(type, what);
    String message = String.valueOf(thrown.getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "expected \"" + part + "\" in: " + message);
    }
    return thrown;
  }
}
