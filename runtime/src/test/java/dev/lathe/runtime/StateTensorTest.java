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
  void aMatrixKeptColumnsFirstIsGivenAndTakenRowsFirst() {
    float[] data = {1, 4, 2, 5, 3, 6};
    StateTensor tensor =
        new StateTensor("w", new int[] {2, 3}, data, StateTensor.Kind.PARAMETER, 1, 0);
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, tensor.values());
    tensor.set(new float[] {6, 5, 4, 3, 2, 1});
    assertArrayEquals(new float[] {6, 3, 5, 2, 4, 1}, data);
    assertArrayEquals(new float[] {6, 5, 4, 3, 2, 1}, tensor.values());
  }

  /** Element [i, j, k] is 100 i + 10 j + k. */
  @Test
  void threeAxesInAnotherOrder() {
    float[] known = {0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112};
    float[] kept = {0, 10, 100, 110, 1, 11, 101, 111, 2, 12, 102, 112};
    StateTensor tensor = new StateTensor(
        "w", new int[] {2, 2, 3}, kept.clone(), StateTensor.Kind.PARAMETER, 2, 0, 1);
    assertArrayEquals(known, tensor.values());
    tensor.set(known);
    assertArrayEquals(kept, tensor.data());
  }

  @Test
  void valuesAreCopied() {
    float[] data = {1, 2};
    StateTensor tensor = new StateTensor("b", new int[] {2}, data, StateTensor.Kind.PARAMETER);
    tensor.values()[0] = 9;
    assertArrayEquals(new float[] {1, 2}, data);
    assertThrows(IllegalArgumentException.class, () -> tensor.set(new float[3]));
  }

  @Test
  void everyAxisHasItsPlace() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new StateTensor("b", new int[] {2}, new float[2], StateTensor.Kind.BUFFER, 1));
  }

  @Test
  void needsAsManyValuesAsItsShapeHolds() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new StateTensor("w", new int[] {2, 3}, new float[5], StateTensor.Kind.PARAMETER));
  }
}
