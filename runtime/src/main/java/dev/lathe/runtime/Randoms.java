package dev.lathe.runtime;

/**
 * Random numbers as a pure function of a key and an index: number 5 of a key is the same whether or not numbers 0 to 4
 * were drawn, by whichever thread. That is what makes dropout, shuffling and initialisation independent of the number
 * of threads.
 *
 * <p>The function is Threefry-2x32 with 13 rounds (J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as
 * easy as 1, 2, 3", SC11; the library is Random123), the fewest rounds that pass BigCrush with one safety margin. Keys
 * and counters are {@code long}s whose low half is Random123's word 0. It is not meant for cryptography.
 *
 * <p>The number kinds that consume more than 32 bits use counters of their own, so that {@link #normal} and
 * {@link #bits} of one key and index are unrelated. {@link #uniform} and {@link #below} are made from {@link #bits}.
 */
public final class Randoms {
  private static final int PARITY = 0x1BD11BDA;
  private static final long DOUBLES = 1L << 32;
  private static final long NORMALS = 2L << 32;

  private Randoms() {}

  /**
   * The key of one stream of numbers.
   *
   * @param seed the user's seed
   * @param step what changes while training: the step, the epoch, or 0
   * @param stream tells uses of one seed apart: the index of a layer, of a parameter, of the shuffler
   */
  public static long key(long seed, long step, int stream) {
    return block(block(seed, step), stream & 0xFFFFFFFFL);
  }

  /** 32 random bits: word 0 of the block with counter {@code (index, 0)}. Any index is allowed, negative ones too. */
  public static int bits(long key, int index) {
    return (int) block(key, index & 0xFFFFFFFFL);
  }

  /** Uniform in [0, 1): a multiple of 2^-24, from the upper 24 of {@link #bits}. */
  public static float uniform(long key, int index) {
    return (bits(key, index) >>> 8) * 0x1p-24f;
  }

  /** Uniform in [0, 1): a multiple of 2^-53. */
  public static double uniformDouble(long key, int index) {
    return (block(key, DOUBLES | (index & 0xFFFFFFFFL)) >>> 11) * 0x1p-53;
  }

  /**
   * Uniform in 0 to {@code bound - 1}, by multiplying 32 random bits with the bound: no value is more likely than
   * another by more than {@code bound / 2^32}.
   *
   * @param bound at least 1
   */
  public static int below(long key, int index, int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException(Message.of(
          "L212", "a bound of at least 1", String.valueOf(bound), "draw from at least one value"));
    }
    return (int) (((bits(key, index) & 0xFFFFFFFFL) * bound) >>> 32);
  }

  /**
   * Standard normal, mean 0 and deviation 1, by the cosine form of Box and Muller (1958) from one block of 64 bits. The
   * largest magnitude is {@code sqrt(-2 ln 2^-32)}, 6.66.
   */
  public static double normal(long key, int index) {
    long block = block(key, NORMALS | (index & 0xFFFFFFFFL));
    double radius = Math.sqrt(
        -2 * StrictMath.log(((block & 0xFFFFFFFFL) + 1) * 0x1p-32)); // (0, 1]: never log(0)
    return radius * StrictMath.cos(2 * Math.PI * ((block >>> 32) * 0x1p-32));
  }

  /**
   * The numbers 0 to {@code n - 1} in random order, by the Fisher-Yates shuffle with swap {@code i} drawn at index
   * {@code i}.
   *
   * @param n at least 0
   */
  public static int[] permutation(long key, int n) {
    if (n < 0) {
      throw new IllegalArgumentException(
          Message.of("L212", "a size of at least 0", String.valueOf(n), ""));
    }
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int other = below(key, i, i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  /**
   * Threefry-2x32-13: thirteen rounds, a word of the extended key added after every fourth. Written out on two ints,
   * because this is the inner loop of dropout.
   *
   * @param key word 0 in the low half, word 1 in the high half; the counter and the result likewise
   */
  static long block(long key, long counter) {
    int key0 = (int) key;
    int key1 = (int) (key >>> 32);
    int key2 = PARITY ^ key0 ^ key1;
    int a = (int) counter + key0;
    int b = (int) (counter >>> 32) + key1;
    b = Integer.rotateLeft(b, 13) ^ (a += b);
    b = Integer.rotateLeft(b, 15) ^ (a += b);
    b = Integer.rotateLeft(b, 26) ^ (a += b);
    b = Integer.rotateLeft(b, 6) ^ (a += b);
    a += key1;
    b += key2 + 1;
    b = Integer.rotateLeft(b, 17) ^ (a += b);
    b = Integer.rotateLeft(b, 29) ^ (a += b);
    b = Integer.rotateLeft(b, 16) ^ (a += b);
    b = Integer.rotateLeft(b, 24) ^ (a += b);
    a += key2;
    b += key0 + 2;
    b = Integer.rotateLeft(b, 13) ^ (a += b);
    b = Integer.rotateLeft(b, 15) ^ (a += b);
    b = Integer.rotateLeft(b, 26) ^ (a += b);
    b = Integer.rotateLeft(b, 6) ^ (a += b);
    a += key0;
    b += key1 + 3;
    b = Integer.rotateLeft(b, 17) ^ (a += b);
    return (long) b << 32 | (a & 0xFFFFFFFFL);
  }
}
