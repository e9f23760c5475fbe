package dev.lathe.data;

import dev.lathe.runtime.Randoms;
import java.util.function.Supplier;

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
  private static final ThreadLocal<Chance> CURRENT = new ThreadLocal<>();
  private static final int STREAM = 0x7AB5;

  private final long key;
  private int drawn;

  private Chance(long key) {
    this.key = key;
  }

  /** Uniform in [0, 1). */
  public static double uniform() {
    Chance chance = current();
    return Randoms.uniformDouble(chance.key, chance.drawn++);
  }

  /**
   * A whole number from 0 to {@code bound - 1}, each as likely as the others.
   *
   * @param bound at least 1
   */
  public static int below(int bound) {
    Chance chance = current();
    return Randoms.below(chance.key, chance.drawn++, bound);
  }

  private static Chance current() {
    Chance chance = CURRENT.get();
    return chance == null ? new Chance(key(0, 0, 0)) : chance;
  }

  /** Reads something with the numbers of one example. */
  static <R> R during(long seed, int epoch, int index, Supplier<R> reading) {
    Chance outer = CURRENT.get();
    CURRENT.set(new Chance(key(seed, epoch, index)));
    try {
      return reading.get();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  private static long key(long seed, int epoch, int index) {
    return Randoms.key(Randoms.key(seed, epoch, STREAM), index, 0);
  }
}
