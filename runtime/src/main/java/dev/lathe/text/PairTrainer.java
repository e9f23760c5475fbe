package dev.lathe.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Learns merges from counted words: the most frequent pair of neighbours becomes a token, over and over; of equally frequent ones the pair of lower numbers. Step by step as
 * Hugging Face's {@code BpeTrainer}, so that one text gives one list.
 */
final class PairTrainer {
  private static final Comparator<Candidate> FREQUENT_FIRST =
      Comparator.comparingLong(Candidate::count).reversed().thenComparingLong(Candidate::pair);

  private final List<int[]> words = new ArrayList<>();
  private final List<Long> counts = new ArrayList<>();
  private final Map<Long, Long> pairCounts = new HashMap<>();
  /** Pairs that have come up, and in which words, since candidates were last added. */
  private final Map<Long, Set<Integer>> fresh = new HashMap<>();

  private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(FREQUENT_FIRST);

  /** A pair as often as it was there when it was added; the words are those that it has come up in then. */
  private record Candidate(long pair, long count, Set<Integer> words) {}

  /** Adds a word of single bytes. */
  void add(int[] word, long count) {
    words.add(word);
    counts.add(count);
    for (int i = 1; i < word.length; i++) {
      change(word[i - 1], word[i], 1, words.size() - 1);
    }
  }

  /** Adds tokens to the end of a list of them until it has so many, or no pair is frequent enough. */
  PairMerges train(List<String> tokens, int size, int minFrequency) {
    Map<String, Integer> numbers = new HashMap<>();
    tokens.forEach(token -> numbers.put(token, numbers.size()));
    PairMerges merges = new PairMerges();
    addCandidates();
    while (tokens.size() < size && !candidates.isEmpty()) {
      Candidate top = candidates.remove();
      long count = Objects.requireNonNull(pairCounts.get(top.pair));
      if (top.count != count) {
        candidates.add(new Candidate(top.pair, count, top.words));
      } else if (count < Math.max(1, minFrequency)) {
        break;
      } else {
        merge(top, tokens, numbers, merges);
      }
    }
    return merges;
  }

  private void merge(
      Candidate top, List<String> tokens, Map<String, Integer> numbers, PairMerges merges) {
    int left = (int) (top.pair >> 32);
    int right = (int) top.pair;
    String token = tokens.get(left) + tokens.get(right);
    int merged = numbers.computeIfAbsent(token, key -> tokens.size());
    if (merged == tokens.size()) {
      tokens.add(token);
    }
    merges.add(left, right, merged);
    top.words.forEach(word -> words.set(word, merge(word, left, right, merged)));
    addCandidates();
  }

  private int[] merge(int index, int left, int right, int merged) {
    int[] word = words.get(index);
    int[] shorter = new int[word.length];
    int length = 0;
    for (int i = 0; i < word.length; i++) {
      boolean found = word[i] == left && i + 1 < word.length && word[i + 1] == right;
      if (found && length > 0) {
        replace(shorter[length - 1], left, shorter[length - 1], merged, index);
      }
      if (found && i + 2 < word.length) {
        replace(right, word[i + 2], merged, word[i + 2], index);
      }
      shorter[length++] = found ? merged : word[i];
      i += found ? 1 : 0;
    }
    return Arrays.copyOf(shorter, length);
  }

  private void replace(int oldLeft, int oldRight, int left, int right, int word) {
    change(oldLeft, oldRight, -1, word);
    change(left, right, 1, word);
  }

  private void change(int left, int right, int sign, int word) {
    long pair = PairMerges.pair(left, right);
    pairCounts.merge(pair, sign * counts.get(word), Long::sum);
    if (sign > 0) {
      fresh.computeIfAbsent(pair, key -> new HashSet<>()).add(word);
    }
  }

  private void addCandidates() {
    fresh.forEach((pair, where) -> {
      long count = Objects.requireNonNull(pairCounts.get(pair));
      if (count > 0) {
        candidates.add(new Candidate(pair, count, where));
      }
    });
    fresh.clear();
  }
}
