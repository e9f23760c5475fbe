package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StateTensorTest {
  @Test
  void wrapsItsData() {
    float[] data = new float[6];
    int[] shape = {2, 3};
    StateTensor tensor = new StateTensor("hidden.weight", shape, data, StateTensor.Kind.PARAMETER);
    shape[0] = 9;
    tensor.shape()[1] = 9;
    assertSame(data, tensor.data());
    assertArrayEquals(new int[] {2, 3}, tensor.shape());
    assertEquals(StateTensor.Kind.PARAMETER, tensor.kind());
    assertEquals("hidden.weight [2, 3]", tensor.toString());
  }

  @Test
  void holdsOneNumberForAnEmptyShape() {
    assertEquals(
        1,
        new StateTensor("step", new int[0], new float[1], StateTensor.Kind.BUFFER).data().length);
  }

  @Test
  void needsAsManyValuesAsItsShapeHolds() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new StateTensor("w", new int[] {2, 3}, new float[5], StateTensor.Kind.PARAMETER));
  }
}
