package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InitializersTest {
  @Test
  void uniformFillsTheRange() {
    float[] values = new float[100_000];
    Initializers.uniform(values, -0.25, 0.75, Randoms.key(1, 0, 0));
    double sum = 0;
    for (float value : values) {
      assertTrue(value >= -0.25f && value <= 0.75f, () -> "outside: " + value);
      sum += value;
    }
    Arrays.sort(values);
    assertEquals(0.25, sum / values.length, 0.005);
    assertEquals(-0.25, values[0], 1e-4);
    assertEquals(0.75, values[values.length - 1], 1e-4);
  }

  @Test
  void uniformDoesNotDependOnTheLength() {
    float[] few = new float[5];
    float[] many = new float[50];
    Initializers.uniform(few, -1, 1, 9);
    Initializers.uniform(many, -1, 1, 9);
    assertArrayEquals(few, Arrays.copyOf(many, 5));
  }

  @Test
  void constantFillsAll() {
    float[] values = new float[3];
    Initializers.constant(values, 0.5f);
    assertArrayEquals(new float[] {0.5f, 0.5f, 0.5f}, values);
  }
}
