package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private static final String PROPERTY = "lathe.threads";
  private final String before = System.getProperty(PROPERTY, "");

  @BeforeEach
  @AfterEach
  void restore() {
    System.setProperty(PROPERTY, before); // blank counts as not set
  }

  @Test
  void asManyAsProcessorsUnlessSaidOtherwise() {
    System.setProperty(PROPERTY, " ");
    assertEquals(Runtime.getRuntime().availableProcessors(), Threads.configured());
    System.setProperty(PROPERTY, "3");
    assertEquals(3, Threads.configured());
  }

  @Test
  void namesThePropertyThatIsNoNumber() {
    System.setProperty(PROPERTY, "two");
    String message =
        assertThrows(IllegalArgumentException.class, Threads::configured).getMessage();
    assertTrue(
        message.startsWith(
            "[L212] expected a number from 1 to 1024 for -Dlathe.threads\n  found: 'two'"),
        message);
  }
}
