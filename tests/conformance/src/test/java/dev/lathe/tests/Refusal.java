package dev.lathe.tests;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** What every message to a user must be. */
public final class Refusal {
  private Refusal() {}

  /** Runs, and checks the exception's type and its message: the code, the lines, and everything it has to name. */
  public static <E extends Throwable> E check(
      Class<E> type, String code, Executable action, String... named) {
    E thrown = assertThrows(type, action);
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith("[" + code + "] expected "), message);
    assertTrue(message.contains("\n  found: "), message);
    for (String part : named) {
      assertTrue(message.contains(part), () -> "'" + part + "' is not named in: " + message);
    }
    return thrown;
  }
}
