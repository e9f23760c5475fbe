package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TransformTest {
  @Test
  void runsOneAfterTheOther() {
    Transform<String, Integer> length = String::length;
    Transform<String, String> described = length.then(n -> n + 1).then(n -> "n=" + n);
    assertEquals("n=4", described.apply("abc"));
  }

  @Test
  void takesANextThatAcceptsMore() {
    Transform<Object, String> anything = value -> "<" + value + ">";
    Transform<String, CharSequence> both =
        ((Transform<String, Integer>) String::length).then(anything);
    assertEquals("<2>", both.apply("ab"));
  }
}
