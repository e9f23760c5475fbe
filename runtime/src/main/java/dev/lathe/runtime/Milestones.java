package dev.lathe.runtime;

import java.util.List;

/** Counts at which a schedule changes. */
final class Milestones {
  private final long[] counts;

  Milestones(List<Integer> counts) {
    this.counts = counts.stream().mapToLong(Integer::longValue).toArray();
  }

  /** How many are not above a count. */
  int reached(long count) {
    int reached = 0;
    for (long each : counts) {
      reached += each <= count ? 1 : 0;
    }
    return reached;
  }

  /** The one of that number, counted from 0. */
  long get(int number) {
    return counts[number];
  }
}
