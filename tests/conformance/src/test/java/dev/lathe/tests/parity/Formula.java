package dev.lathe.tests.parity;

/** The numbers that {@code reference/README.md} gives a formula for, instead of a file. */
final class Formula {
  private Formula() {}

  /** A number in [0, 1). */
  static double uniform(int tensor, int index) {
    return bits(tensor, index) / 16777216.0;
  }

  static int bits(int tensor, int index) {
    int h = (tensor << 24) + index;
    h ^= h >>> 16;
    h *= 0x85EBCA6B;
    h ^= h >>> 13;
    h *= 0xC2B2AE35;
    h ^= h >>> 16;
    return h >>> 8;
  }

  static float[] weights(int tensor, int fanIn, int count) {
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) ((2.0 * uniform(tensor, i) - 1.0) * (1.0 / Math.sqrt(fanIn)));
    }
    return weights;
  }

  static float[] inputs(int count) {
    float[] inputs = new float[count];
    for (int i = 0; i < count; i++) {
      inputs[i] = (float) uniform(7, i);
    }
    return inputs;
  }

  static int[] labels(int count) {
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      double u = uniform(8, i);
      labels[i] = (int) (u * u * 10.0);
    }
    return labels;
  }
}
