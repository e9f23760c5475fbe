package dev.lathe.text;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.Message;
import java.util.Arrays;
import java.util.Objects;

/** Windows over a sequence of tokens, as examples for a network that tells the next one. */
public final class Windows {
  private Windows() {}

  /**
   * Windows with, as their targets, the same windows one token later.
   *
   * @param tokens the whole sequence, which is not copied
   * @param length of a window, at least 1
   * @param stride distance between two windows, at least 1; windows that do not fit in whole are left out
   * @throws IllegalArgumentException with code L212 for other numbers, L203 where there are too few tokens for one window
   */
  public static Dataset<int[], int[]> nextToken(int[] tokens, int length, int stride) {
    if (length < 1 || stride < 1) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a length and a stride of at least 1",
          length + " and " + stride,
          "a stride equal to the length reads every token once"));
    }
    if (tokens.length <= length) {
      throw new IllegalArgumentException(Message.of(
          "L203",
          "more than " + length + " tokens for a window and what follows it",
          Message.count(tokens.length, "token"),
          "take a shorter window or a longer text"));
    }
    return new NextToken(tokens, length, stride);
  }

  private record NextToken(int[] tokens, int length, int stride) implements Dataset<int[], int[]> {
    @Override
    public int size() {
      return (tokens.length - length - 1) / stride + 1;
    }

    @Override
    public Example<int[], int[]> get(int index) {
      int from = Objects.checkIndex(index, size()) * stride;
      return new Example<>(
          Arrays.copyOfRange(tokens, from, from + length),
          Arrays.copyOfRange(tokens, from + 1, from + 1 + length));
    }
  }
}
