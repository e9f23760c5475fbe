package dev.lathe.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What a user did that is not taken. */
final class Refused {
  private Refused() {}

  static void check(String message, Executable wrong) {
    IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, wrong);
    assertEquals(message, thrown.getMessage());
  }
}
