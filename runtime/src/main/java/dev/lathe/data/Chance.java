package dev.lathe.data;

import dev.lathe.runtime.Randoms;
import java.util.function.ObjIntConsumer;

/**
 * Random numbers for transforms: a function of the loader's seed, the epoch and the index of the example, not of the thread that reads it or of the order.
 * Each call within one example gives the next number.
 *
 * <pre>{@code
 * Transform<Image, Image> noise = image -> Chance.uniform() < 0.5 ? image : blurred(image);
 * }</pre>
 *
 * <p>Where no loader reads, as in {@code dataset.get(3)}, the numbers are those of seed 0, epoch 0 and index 0.
 */
public final class Chance {
  private static final int STREAM = 0x7AB5;
  private static final int KEY = 0;
  private static final int DRAWN = 1;
  private static final long NOBODY_READS = -1;

  /** The key of each thread and how many numbers were drawn. Plain arrays, since they stay with threads that are not ours and must not hold our classes. */
  private static final ThreadLocal<long[]> CURRENT =
      ThreadLocal.withInitial(() -> new long[] {key(0, 0, 0), NOBODY_READS});

  private Chance() {}

  /** Uniform in [0, 1). */
  public static double uniform() {
    long[] current = CURRENT.get();
    return Randoms.uniformDouble(current[KEY], next(current));
  }

  /**
   * A whole number from 0 to {@code bound - 1}, each as likely as the others.
   *
   * @param bound at least 1
   */
  public static int below(int bound) {
    long[] current = CURRENT.get();
    return Randoms.below(current[KEY], next(current), bound);
  }

  private static int next(long[] current) {
    return current[DRAWN] == NOBODY_READS ? 0 : (int) current[DRAWN]++;
  }

  /**
   * Reads an example with the numbers that are its own. Allocates nothing.
   *
   * @param reading takes {@code room} and the index
   */
  static <R> void during(long seed, int epoch, int index, ObjIntConsumer<R> reading, R room) {
    long[] current = CURRENT.get();
    long outerKey = current[KEY];
    long outerDrawn = current[DRAWN];
    current[KEY] = key(seed, epoch, index);
    current[DRAWN] = 0;
    try {
      reading.accept(room, index);
    } finally {
      current[KEY] = outerKey;
      current[DRAWN] = outerDrawn;
    }
  }

  private static long key(long seed, int epoch, int index) {
    return Randoms.key(Randoms.key(seed, epoch, STREAM), index, 0);
  }
}
