package dev.lathe.data;

import dev.lathe.runtime.Message;
import dev.lathe.runtime.Randoms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Deals a data set into parts. */
final class Splits {
  private static final double TOLERANCE = 1e-6;
  /** Keeps the numbers of a split apart from those that shuffling draws from the same seed: "splt". */
  private static final int STREAM = 0x73706C74;

  private Splits() {}

  static <I, T> List<Dataset<I, T>> random(Dataset<I, T> data, long seed, int[] sizes) {
    int[] order = Randoms.permutation(Randoms.key(seed, 0, STREAM), data.size());
    List<Dataset<I, T>> parts = new ArrayList<>();
    int from = 0;
    for (int size : sizes) {
      parts.add(new SubsetDataset<>(data, Arrays.copyOfRange(order, from, from + size)));
      from += size;
    }
    return List.copyOf(parts);
  }

  /**
   * {@code total} times each fraction, by the method of largest remainders; of equal remainders the first goes first.
   */
  static int[] sizes(int total, double[] fractions) {
    double sum = checkedSum(fractions);
    int[] sizes = new int[fractions.length];
    double[] remainders = new double[fractions.length];
    int left = total;
    for (int i = 0; i < sizes.length; i++) {
      double share = total * fractions[i] / sum;
      sizes[i] = (int) Math.min(left, Math.floor(share));
      remainders[i] = share - sizes[i];
      left -= sizes[i];
    }
    for (; left > 0; left--) {
      int most = indexOfLargest(remainders);
      sizes[most]++;
      remainders[most]--;
    }
    return sizes;
  }

  static int[] checked(int total, int[] sizes) {
    long sum = 0;
    boolean negative = false;
    for (int size : sizes) {
      sum += size;
      negative |= size < 0;
    }
    if (negative || sum != total) {
      String expected = "sizes of at least 0 that sum to " + total + ", the size of the data set";
      throw refused(expected, Arrays.toString(sizes) + ", sum " + sum);
    }
    return sizes;
  }

  private static double checkedSum(double[] fractions) {
    double sum = Arrays.stream(fractions).sum();
    boolean inRange = Arrays.stream(fractions).allMatch(fraction -> fraction >= 0);
    if (!inRange || !(Math.abs(sum - 1) <= TOLERANCE)) {
      throw refused(
          "fractions of at least 0 that sum to 1", Arrays.toString(fractions) + ", sum " + sum);
    }
    return sum;
  }

  private static IllegalArgumentException refused(String expected, String found) {
    return new IllegalArgumentException(Message.of(
        "L212", expected, found, "randomSplit(seed, 0.8, 0.2) makes parts of 80 % and 20 %"));
  }

  private static int indexOfLargest(double[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[largest]) {
        largest = i;
      }
    }
    return largest;
  }
}
