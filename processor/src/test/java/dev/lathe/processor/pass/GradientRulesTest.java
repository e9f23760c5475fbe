package dev.lathe.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.processor.ir.Op;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GradientRulesTest {
  @Test
  void everyOpHasAGradientRule() {
    assertEquals(Set.of(Op.class.getPermittedSubclasses()), GradientRules.TABLE.keySet());
  }
}
