package app;

import java.util.Random;

/** Examples that are the same each time. */
final class Inputs {
  private Inputs() {}

  static float[] floats(int seed, int size) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  static int[] tokens(int seed, int size, int below) {
    return new Random(seed).ints(size, 0, below).toArray();
  }

  static Flowers.Message flower(int seed) {
    Random random = new Random(seed);
    return new Flowers.Message(
        random.nextDouble(),
        random.nextFloat(),
        random.nextInt(9),
        random.nextBoolean(),
        Flowers.Site.values()[random.nextInt(2)]);
  }
}
