package dev.lathe.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomsTest {
  private static final int DRAWS = 200_000;
  private static final long KEY = Randoms.key(42, 7, 3);

  /** Random123's known answers for {@code threefry2x32 13}: counter, key, result. */
  @ParameterizedTest
  @CsvSource({
    "00000000, 00000000, 00000000, 00000000, 9d1c5ec6, 8bd50731",
    "ffffffff, ffffffff, ffffffff, ffffffff, fd36d048, 2d17272c",
    "243f6a88, 85a308d3, 13198a2e, 03707344, ba3e4725, f27d669e"
  })
  void agreesWithRandom123(String c0, String c1, String k0, String k1, String r0, String r1) {
    assertEquals(words(r0, r1), Randoms.block(words(k0, k1), words(c0, c1)));
  }

  private static long words(String word0, String word1) {
    return Long.parseLong(word1, 16) << 32 | Long.parseLong(word0, 16);
  }

  @Test
  void bitsAreWordZeroOfTheIndexAsCounter() {
    assertEquals(0x9d1c5ec6, Randoms.bits(0, 0));
    assertEquals((int) Randoms.block(KEY, 0xFFFFFFFFL), Randoms.bits(KEY, -1));
  }

  @Test
  void keysDifferInEveryPart() {
    Set<Long> keys = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      keys.add(Randoms.key(i, 100, 200));
      keys.add(Randoms.key(100, i, 200));
      keys.add(Randoms.key(100, 200, i));
      keys.add(Randoms.key((long) i << 32, 100, 200));
    }
    assertEquals(79, keys.size()); // seed 0 comes twice
    assertNotEquals(Randoms.key(1, 2, 3), Randoms.key(2, 1, 3));
  }

  @Test
  void numberKindsOfOneIndexAreUnrelated() {
    double sum = IntStream.range(0, DRAWS)
        .mapToDouble(i -> (Randoms.uniform(KEY, i) - 0.5) * (Randoms.uniformDouble(KEY, i) - 0.5))
        .sum();
    assertEquals(0, sum / DRAWS, 5 * (1 / 12.0) / Math.sqrt(DRAWS));
  }

  @Test
  void uniformIsFlat() {
    assertFlat(i -> Randoms.uniform(KEY, i));
  }

  @Test
  void uniformDoubleIsFlat() {
    assertFlat(i -> Randoms.uniformDouble(KEY, i));
  }

  @Test
  void consecutiveKeysAreFlat() {
    assertFlat(i -> Randoms.uniform(Randoms.key(0, i, 0), 0));
  }

  /** Chi-square over 100 bins: mean 99, deviation 14. */
  private static void assertFlat(IntToDoubleFunction draw) {
    int[] bins = new int[100];
    for (int i = 0; i < DRAWS; i++) {
      double value = draw.applyAsDouble(i);
      assertTrue(value >= 0 && value < 1, () -> "out of [0, 1): " + value);
      bins[(int) (value * 100)]++;
    }
    double expected = DRAWS / 100.0;
    double chi = Arrays.stream(bins)
        .mapToDouble(n -> (n - expected) * (n - expected) / expected)
        .sum();
    assertTrue(chi > 50 && chi < 160, () -> "chi-square " + chi);
  }

  @Test
  void neighboursAreUnrelated() {
    double sum = IntStream.range(0, DRAWS)
        .mapToDouble(i -> (Randoms.uniform(KEY, i) - 0.5) * (Randoms.uniform(KEY, i + 1) - 0.5))
        .sum();
    assertEquals(0, sum / DRAWS, 5 * (1 / 12.0) / Math.sqrt(DRAWS));
  }

  @Test
  void everyBitIsSetHalfOfTheTime() {
    int[] set = new int[32];
    for (int i = 0; i < DRAWS; i++) {
      int bits = Randoms.bits(KEY, i);
      IntStream.range(0, 32).forEach(bit -> set[bit] += bits >>> bit & 1);
    }
    for (int count : set) {
      assertEquals(DRAWS / 2.0, count, 5 * Math.sqrt(DRAWS) / 2);
    }
  }

  @Test
  void normalHasTheMomentsOfTheNormalDistribution() {
    double[] draws =
        IntStream.range(0, DRAWS).mapToDouble(i -> Randoms.normal(KEY, i)).toArray();
    double error = 5 / Math.sqrt(DRAWS);
    assertEquals(0, moment(draws, 1), error);
    assertEquals(1, moment(draws, 2), error * Math.sqrt(2));
    assertEquals(0, moment(draws, 3), error * Math.sqrt(15));
    assertEquals(3, moment(draws, 4), error * Math.sqrt(96));
  }

  private static double moment(double[] draws, int power) {
    return Arrays.stream(draws).map(x -> StrictMath.pow(x, power)).sum() / draws.length;
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "10", "1000", "2147483647"})
  void belowStaysBelow(int bound) {
    double sum = 0;
    for (int i = 0; i < 10_000; i++) {
      int value = Randoms.below(KEY, i, bound);
      assertTrue(value >= 0 && value < bound, () -> value + " is not below " + bound);
      sum += value;
    }
    assertEquals((bound - 1) / 2.0, sum / 10_000, bound * 0.02);
  }

  @Test
  void belowNeedsABound() {
    String message = assertThrows(IllegalArgumentException.class, () -> Randoms.below(1, 1, 0))
        .getMessage();
    assertTrue(message.startsWith("[L212] "), message);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "17", "1000"})
  void permutationHoldsEveryNumberOnce(int n) {
    int[] sorted = Randoms.permutation(KEY, n);
    Arrays.sort(sorted);
    assertArrayEquals(IntStream.range(0, n).toArray(), sorted);
  }

  @Test
  void permutationsAreEquallyLikely() {
    int[] counts = new int[64];
    for (int i = 0; i < 24_000; i++) {
      int[] order = Randoms.permutation(Randoms.key(1, i, 0), 4);
      counts[order[0] * 16 + order[1] * 4 + order[2]]++;
    }
    assertEquals(24, Arrays.stream(counts).filter(count -> count > 0).count());
    assertTrue(Arrays.stream(counts).allMatch(count -> count == 0 || Math.abs(count - 1000) < 160));
  }

  @Test
  void permutationNeedsASize() {
    assertThrows(IllegalArgumentException.class, () -> Randoms.permutation(1, -1));
  }

  /** The bits are part of the promise: a change here changes every user's results. */
  @Test
  void numbersNeverChange() {
    long key = Randoms.key(42, 1, 2);
    assertEquals(-555182493846396165L, key);
    assertEquals(0x1.223038p-2f, Randoms.uniform(key, 3));
    assertEquals(0x1.197686cd2b26p-1, Randoms.uniformDouble(key, 3));
    assertEquals(0x1.3672edd04979fp0, Randoms.normal(key, 3));
    assertEquals(283, Randoms.below(key, 3, 1000));
    assertArrayEquals(new int[] {1, 7, 0, 2, 4, 5, 6, 3}, Randoms.permutation(key, 8));
  }
}
