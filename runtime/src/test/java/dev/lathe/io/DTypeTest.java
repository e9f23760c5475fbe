package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DTypeTest {
  /** The reference writer sorts by this order. */
  @Test
  void goesFromNarrowToWide() {
    int before = 0;
    for (DType type : EnumSet.range(DType.U8, DType.U64)) {
      assertEquals(Math.max(before, type.bits()), type.bits(), type.name());
      before = type.bits();
    }
    assertEquals(8, DType.BOOL.bits());
    assertEquals(4, DType.F4.bits());
    assertEquals(6, DType.F6_E2M3.bits());
    assertEquals(22, DType.values().length);
  }

  @Test
  void convertsWhatJavaHas() {
    Set<String> convertible = Arrays.stream(DType.values())
        .filter(DType::convertible)
        .map(DType::name)
        .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "BOOL", "U8", "I8", "I16", "U16", "F16", "BF16", "I32", "U32", "F32", "F64", "I64",
            "U64"),
        convertible);
  }
}
