package dev.lathe.tests.benchmarks.machine;

import java.util.Arrays;
import java.util.function.LongSupplier;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Reads an array again and again. */
final class Reads implements LongSupplier {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int STEP = SPECIES.length();
  private static final long BYTES = 1L << 31;

  private final float[] array;
  private float kept;

  /** @param floats a multiple of eight vectors */
  Reads(int floats) {
    array = new float[floats];
    Arrays.fill(array, 1);
  }

  @Override
  public long getAsLong() {
    long times = Math.max(1, BYTES / 4 / array.length);
    for (long time = 0; time < times; time++) {
      kept += sum(array);
    }
    return times * array.length * 4;
  }

  private static float sum(float[] array) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector a = zero, b = zero, c = zero, d = zero, e = zero, f = zero, g = zero, h = zero;
    for (int at = 0; at < array.length; at += 8 * STEP) {
      a = a.add(FloatVector.fromArray(SPECIES, array, at));
      b = b.add(FloatVector.fromArray(SPECIES, array, at + STEP));
      c = c.add(FloatVector.fromArray(SPECIES, array, at + 2 * STEP));
      d = d.add(FloatVector.fromArray(SPECIES, array, at + 3 * STEP));
      e = e.add(FloatVector.fromArray(SPECIES, array, at + 4 * STEP));
      f = f.add(FloatVector.fromArray(SPECIES, array, at + 5 * STEP));
      g = g.add(FloatVector.fromArray(SPECIES, array, at + 6 * STEP));
      h = h.add(FloatVector.fromArray(SPECIES, array, at + 7 * STEP));
    }
    return a.add(b).add(c).add(d).add(e.add(f)).add(g.add(h)).lane(0);
  }
}
