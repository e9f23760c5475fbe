package dev.lathe.processor.spec;

import java.util.List;
import java.util.Locale;

/** Which sizes a tensor can have: at least 1 along each axis, and not more numbers in all than an array can hold. */
public final class Sizes {
  /** The longest array that Java virtual machines make. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  private Sizes() {}

  /** Whether every size is at least 1. */
  public static boolean arePositive(List<Integer> sizes) {
    return sizes.stream().allMatch(size -> size >= 1);
  }

  /** Whether positive sizes multiply to no more than an array can hold. */
  public static boolean fitArray(List<Integer> sizes) {
    long product = 1;
    for (int size : sizes) {
      product *= size;
      if (product > MOST) {
        return false;
      }
    }
    return true;
  }

  /** {@code at most 2,147,483,639 numbers}. */
  public static String limit() {
    return String.format(Locale.ROOT, "at most %,d numbers", MOST);
  }
}
