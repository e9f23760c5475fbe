package dev.lathe.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {
  @ParameterizedTest
  @CsvSource({
    "hidden1.weight, hidden1Weight",
    "a_b, aB",
    "a.b.c_d, aBCD",
    "x, x",
    "loss.logSoftmax, lossLogSoftmax",
    "été.bias, étéBias"
  })
  void camelCase(String name, String expected) {
    assertEquals(expected, Identifiers.camelCase(name));
  }

  @ParameterizedTest
  @CsvSource({"classWeights, CLASS_WEIGHTS", "loss.classWeights2, LOSS_CLASS_WEIGHTS2", "x, X"})
  void constantCase(String name, String expected) {
    assertEquals(expected, Identifiers.constantCase(name));
  }

  @Test
  void eachNameIsGivenOnce() {
    Identifiers names = new Identifiers("state");
    assertEquals("state2", names.claim("state", 1));
    assertEquals("aB", names.claim("a.b", 2));
    assertEquals("aB2", names.claim("a_b", 3));
    assertEquals("aB3", names.claim("aB", 4));
    assertEquals("aB2", names.get(3));
  }

  @Test
  void aTagHasOneName() {
    Identifiers names = new Identifiers();
    names.claim("a", "tag");
    assertThrows(RuntimeException.class, () -> names.claim("b", "tag"));
    assertThrows(RuntimeException.class, () -> names.get("another tag"));
  }

  @ParameterizedTest
  @CsvSource({
    "class",
    "int",
    "_1.weight",
    "1.weight",
    "true",
    "_.weight",
    "a",
    "$.x",
    "record",
    "__"
  })
  void everyNameIsAJavaName(String name) {
    String claimed = new Identifiers().claim(name, name);
    assertTrue(SourceVersion.isName(claimed), claimed);
  }
}
