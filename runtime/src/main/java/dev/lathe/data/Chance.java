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
  private static final int SEED = 0;
  private static final int EPOCH = 1;
  private static final int INDEX = 2;
  private static final int DRAWN = 3;
  private static final int KEY = 4;
  private static final long NOBODY_READS = -1;

  /** Of each thread what it reads, how many numbers were drawn, and their key once there is one. Plain arrays, since they stay with threads that are not ours and must not hold our classes. */
  private static final ThreadLocal<long[]> CURRENT =
      ThreadLocal.withInitial(() -> new long[] {0, 0, 0, NOBODY_READS, 0});

  private Chance() {}

  /** Uniform in [0, 1). */
  public static double uniform() {
    long[] current = CURRENT.get();
    int number = next(current);
    return Randoms.uniformDouble(current[KEY], number);
  }

  /**
   * A whole number from 0 to {@code bound - 1}, each as likely as the others.
   *
   * @param bound at least 1
   */
  public static int below(int bound) {
    long[] current = CURRENT.get();
    int number = next(current);
    return Randoms.below(current[KEY], number, bound);
  }

  /** Before the first number the key is made, which most examples need not. */
  private static int next(long[] current) {
    if (current[DRAWN] <= 0) {
      long epoch = Randoms.key(current[SEED], (int) current[EPOCH], STREAM);
      current[KEY] = Randoms.key(epoch, (int) current[INDEX], 0);
    }
    return current[DRAWN] == NOBODY_READS ? 0 : (int) current[DRAWN]++;
  }

  /**
   * An example outside of loaders, with numbers of its own, which do not change: those of seed 0, epoch 0 and its index. Caches, reports and grids of pictures read so.
   *
   * @param index 0 to {@code data.size() - 1}
   */
  public static <I, T> Example<I, T> read(Dataset<I, T> data, int index) {
    Slot<I, T> slot = new Slot<>();
    during(0, 0, index, (place, at) -> place.read(data, at), slot);
    return new Example<>(slot.input(), slot.target());
  }

  /**
   * Reads an example with the numbers that are its own. Allocates nothing.
   *
   * @param reading takes {@code room} and the index
   */
  static <R> void during(long seed, int epoch, int index, ObjIntConsumer<R> reading, R room) {
    long[] current = CURRENT.get();
    long outerSeed = current[SEED];
    long outerEpoch = current[EPOCH];
    long outerIndex = current[INDEX];
    long outerDrawn = current[DRAWN];
    long outerKey = current[KEY];
    set(current, seed, epoch, index, 0, 0);
    try {
      reading.accept(room, index);
    } finally {
      set(current, outerSeed, outerEpoch, outerIndex, outerDrawn, outerKey);
    }
  }

  private static void set(long[] current, long seed, long epoch, long index, long drawn, long key) {
    current[SEED] = seed;
    current[EPOCH] = epoch;
    current[INDEX] = index;
    current[DRAWN] = drawn;
    current[KEY] = key;
  }
}
