package dev.lathe.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.processor.ir.Ops;
import org.junit.jupiter.api.Test;

class GradientRulesTest {
  @Test
  void everyOpHasAGradientRule() {
    assertEquals(Ops.all(), GradientRules.TABLE.keySet());
  }
}
