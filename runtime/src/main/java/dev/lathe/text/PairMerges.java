package dev.lathe.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Which neighbours become one token, the first of the list before all others. */
final class PairMerges {
  private static final int NONE = -1;

  private final Map<Long, Integer> ranks = new HashMap<>();
  private final List<int[]> merges = new ArrayList<>();

  /** Two tokens as one number, which orders pairs by their first and then by their second token. */
  static long pair(int left, int right) {
    return (long) left << 32 | right;
  }

  /** Adds a merge behind all others; a pair that has one keeps it, and the answer is false. */
  boolean add(int left, int right, int merged) {
    boolean isNew = ranks.putIfAbsent(pair(left, right), merges.size()) == null;
    if (isNew) {
      merges.add(new int[] {left, right, merged});
    }
    return isNew;
  }

  /** Left, right and merged token of each, in order. */
  List<int[]> all() {
    return merges;
  }

  /** What a word of single bytes becomes. */
  int[] apply(int[] word) {
    return new Word(word).merged();
  }

  /** Tokens in a chain; of all merges that are possible the first of the list is done, leftmost, until there is none. */
  private final class Word {
    private final int[] tokens;
    private final int[] next;
    private final int[] previous;
    /** Rank above, place below. Entries whose pair has gone meanwhile stay in and count for nothing. */
    private final PriorityQueue<Long> open = new PriorityQueue<>();

    Word(int[] word) {
      tokens = word.clone();
      next = new int[word.length];
      previous = new int[word.length];
      for (int at = 0; at < word.length; at++) {
        next[at] = at + 1;
        previous[at] = at - 1;
      }
      for (int at = 0; at < word.length; at++) {
        offer(at);
      }
    }

    int[] merged() {
      for (Long first = open.poll(); first != null; first = open.poll()) {
        int at = first.intValue();
        if (rank(at) == first >> 32) {
          merge(at);
        }
      }
      return Arrays.stream(tokens).filter(token -> token != NONE).toArray();
    }

    private void merge(int at) {
      int gone = next[at];
      tokens[at] = merges.get(rank(at))[2];
      tokens[gone] = NONE;
      next[at] = next[gone];
      if (next[at] < tokens.length) {
        previous[next[at]] = at;
      }
      offer(at);
      offer(previous[at]);
    }

    private void offer(int at) {
      int rank = rank(at);
      if (rank != NONE) {
        open.add((long) rank << 32 | at);
      }
    }

    private int rank(int at) {
      boolean isPair = at >= 0 && tokens[at] != NONE && next[at] < tokens.length;
      return isPair ? ranks.getOrDefault(pair(tokens[at], tokens[next[at]]), NONE) : NONE;
    }
  }
}
