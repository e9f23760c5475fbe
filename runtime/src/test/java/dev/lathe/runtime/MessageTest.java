package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MessageTest {
  @Test
  void hasFourParts() {
    assertEquals(
        "[L201] expected 784 values\n  found: 28\n  fix:   pass 28 x 28 values",
        Message.of("L201", "784 values", "28", "pass 28 x 28 values"));
  }

  @Test
  void leavesAnUnknownFixOut() {
    assertEquals(
        "[L201] expected 784 values\n  found: 28", Message.of("L201", "784 values", "28", ""));
  }
}
