package dev.lathe.metrics;

import dev.lathe.runtime.Message;
import java.util.Arrays;

/** Positions of scores, the highest score first, equal ones as they came. */
final class Ranked {
  /** Arrays of more elements are not to be had everywhere. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  private final long[] keys; // a number that rises as the score falls, then the position

  /**
   * Puts some of the scores in order.
   *
   * @param first index of the first one
   * @param step from one to the next
   * @param count how many; a position is one of these
   */
  Ranked(float[] scores, int first, int step, int count) {
    keys = new long[count];
    for (int position = 0; position < count; position++) {
      int bits = Float.floatToIntBits(0f - scores[first + position * step]); // of both zeros 0
      int rising = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      keys[position] = ((long) rising << 32) | position;
    }
    Arrays.sort(keys);
  }

  /** The position at a rank, counted from 0. */
  int position(int rank) {
    return (int) keys[rank];
  }

  /** Whether the next score is lower, or there is none. */
  boolean isLastOfEquals(int rank) {
    return rank + 1 == keys.length || keys[rank] >> 32 != keys[rank + 1] >> 32;
  }

  /** How long an array becomes that is to hold {@code wanted} elements: twice its length, so that few are copied often. */
  static int grown(int length, long wanted) {
    if (wanted > MOST) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "at most " + MOST + " scores to put in order",
          wanted + " scores",
          "measure on fewer examples"));
    }
    return (int) Math.min(Math.max(wanted, 2L * length), MOST);
  }
}
