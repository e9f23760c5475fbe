package dev.lathe.data;

import java.util.Arrays;
import java.util.List;

/** Sequences of a batch, filled up to one length. See {@link Collate#padded}. */
public final class Padded {
  private final int[] tokens;
  private final int[] lengths;
  private final int longest;

  private Padded(int[] tokens, int[] lengths, int longest) {
    this.tokens = tokens;
    this.lengths = lengths;
    this.longest = longest;
  }

  static Padded of(List<? extends int[]> sequences, int padding) {
    int longest = sequences.stream().mapToInt(sequence -> sequence.length).max().orElse(0);
    int[] tokens = new int[Math.multiplyExact(sequences.size(), longest)];
    int[] lengths = new int[sequences.size()];
    for (int row = 0; row < lengths.length; row++) {
      int[] sequence = sequences.get(row);
      lengths[row] = sequence.length;
      System.arraycopy(sequence, 0, tokens, row * longest, sequence.length);
      Arrays.fill(tokens, row * longest + sequence.length, (row + 1) * longest, padding);
    }
    return new Padded(tokens, lengths, longest);
  }

  /** All sequences, one after the other, each with its padding: {@code batch x longest}. The array itself, not a copy. */
  public int[] tokens() {
    return tokens;
  }

  /** How long each sequence was. The array itself, not a copy. */
  public int[] lengths() {
    return lengths;
  }

  /** Length of the longest sequence, to which the others are filled up. */
  public int longest() {
    return longest;
  }
}
