package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
  private final Batch<String, Integer> batch =
      Batch.of(List.of(new Example<>("a", 1), new Example<>("b", 2)));

  @Test
  void holdsExamplesInOrder() {
    assertEquals(2, batch.size());
    assertEquals(List.of("a", "b"), batch.inputs());
    assertEquals(List.of(1, 2), batch.targets());
    assertEquals("b", batch.input(1));
    assertEquals(2, batch.target(1));
    assertEquals("batch of 2", batch.toString());
  }

  @Test
  void cannotBeChanged() {
    assertThrows(UnsupportedOperationException.class, () -> batch.inputs().set(0, "x"));
    assertThrows(UnsupportedOperationException.class, () -> batch.targets().clear());
  }

  @Test
  void refusesToBeEmpty() {
    Thrown.by(
        IllegalArgumentException.class,
        () -> Batch.of(List.<Example<String, Integer>>of()),
        "[L203]");
  }
}
