package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lathe.data.Thrown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

class StateDictsTest {
  private static Map<String, TensorData> named(String... names) {
    Map<String, TensorData> state = new LinkedHashMap<>();
    for (String name : names) {
      state.put(name, TensorData.of(new float[] {state.size()}, 1));
    }
    return state;
  }

  private static List<String> names(Map<String, TensorData> state) {
    return List.copyOf(state.keySet());
  }

  @Test
  void renamesByAnExpression() {
    Map<String, TensorData> state = named("module.z.0.weight", "other.module.a", "module.b");
    Map<String, TensorData> renamed = StateDicts.rename(state, "^module\\.", "");
    assertEquals(List.of("z.0.weight", "other.module.a", "b"), names(renamed));
    assertSame(state.get("module.b"), renamed.get("b"));
    assertEquals(3, state.size());
    assertEquals(
        List.of("x.z[0].weight"),
        names(StateDicts.rename(named("z.0.weight"), "^z\\.(\\d+)\\.", "x.z[$1].")));
    assertThrows(PatternSyntaxException.class, () -> StateDicts.rename(state, "(", ""));
  }

  @Test
  void renamesByARule() {
    Map<String, String> rules = Map.of("fc.weight", "logits.weight");
    assertEquals(
        List.of("a", "logits.weight"),
        names(StateDicts.rename(named("a", "fc.weight"), name -> rules.getOrDefault(name, name))));
  }

  @Test
  void refusesOneNameForTwo() {
    Thrown.by(
        IllegalArgumentException.class,
        () -> StateDicts.rename(named("a.w", "b.w"), "^[ab]", "c"),
        "[L212] ",
        "\"c.w\" again, for \"b.w\"");
  }

  @Test
  void selectsByPrefix() {
    Map<String, TensorData> state = named("head.w", "backbone.w", "backbone2.w", "backbone.b");
    assertEquals(List.of("backbone.w", "backbone.b"), names(StateDicts.select(state, "backbone.")));
    assertEquals(4, state.size());
  }

  @Test
  void convertsFloatsOnly() {
    Map<String, TensorData> state = Samples.tensors();
    state.put("small", TensorData.of(DType.F8_E4M3, new byte[3], 3));
    Map<String, TensorData> converted = StateDicts.to(state, DType.BF16);
    assertEquals(names(state), names(converted));
    for (String name : List.of("a.weight", "b.weight", "half", "empty", "d")) {
      assertEquals(state.get(name).to(DType.BF16), converted.get(name));
    }
    for (String name : List.of("count", "mask", "bytes", "small")) {
      assertSame(state.get(name), converted.get(name));
    }
    Thrown.by(IllegalArgumentException.class, () -> StateDicts.to(state, DType.I8), "[L212] ");
  }
}
