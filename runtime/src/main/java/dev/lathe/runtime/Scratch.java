package dev.lathe.runtime;

import java.util.Arrays;

/** Rows that grow on demand and are kept, each an array of its own: HotSpot vectorises loops over whole arrays best. */
final class Scratch {
  private static final float[] NONE = {};

  private float[][] rows = {};

  /** One row of at least {@code width} floats. */
  float[] row(int number, int width) {
    float[][] all = rows(number + 1, 0);
    if (all[number].length < width) {
      all[number] = new float[width];
    }
    return all[number];
  }

  /** At least {@code count} rows of at least {@code width} floats. */
  float[][] rows(int count, int width) {
    if (rows.length < count) {
      int had = rows.length;
      rows = Arrays.copyOf(rows, count);
      Arrays.fill(rows, had, count, NONE);
    }
    for (int i = 0; i < count; i++) {
      if (rows[i].length < width) {
        rows[i] = new float[width];
      }
    }
    return rows;
  }
}
