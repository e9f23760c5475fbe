package dev.lathe.text;

import dev.lathe.data.Transform;
import dev.lathe.runtime.Message;
import java.util.Arrays;

/** Transforms of sequences of tokens, as torchtext and Keras have them. None changes the array that it is given. */
public final class Sequences {
  private Sequences() {}

  /**
   * So many tokens: what is more is cut off behind, what is missing is added behind (torchtext's {@code Truncate} and {@code PadTransform}).
   *
   * @param length at least 1
   * @param padding token that is added
   * @throws IllegalArgumentException with code L212 for another length
   */
  public static Transform<int[], int[]> pad(int length, int padding) {
    requireLength(length);
    return tokens -> {
      int[] fixed = Arrays.copyOf(tokens, length);
      Arrays.fill(fixed, Math.min(tokens.length, length), length, padding);
      return fixed;
    };
  }

  /**
   * So many tokens: what is more is cut off in front, what is missing is added in front, so that the last token is the text's (the defaults of Keras' {@code pad_sequences}).
   *
   * @param length at least 1
   * @param padding token that is added
   * @throws IllegalArgumentException with code L212 for another length
   */
  public static Transform<int[], int[]> padStart(int length, int padding) {
    requireLength(length);
    return tokens -> {
      int kept = Math.min(tokens.length, length);
      int[] fixed = new int[length];
      Arrays.fill(fixed, 0, length - kept, padding);
      System.arraycopy(tokens, tokens.length - kept, fixed, length - kept, kept);
      return fixed;
    };
  }

  /**
   * At most so many tokens: what is more is cut off behind (torchtext's {@code Truncate}); room for tokens to add.
   *
   * @param length at least 1
   * @throws IllegalArgumentException with code L212 for another length
   */
  public static Transform<int[], int[]> truncate(int length) {
    requireLength(length);
    return tokens -> Arrays.copyOf(tokens, Math.min(tokens.length, length));
  }

  /** With one token more, in front or behind: begin or end of text (torchtext's {@code AddToken}). */
  public static Transform<int[], int[]> addToken(int token, boolean begin) {
    return tokens -> {
      int[] longer = new int[tokens.length + 1];
      System.arraycopy(tokens, 0, longer, begin ? 1 : 0, tokens.length);
      longer[begin ? 0 : tokens.length] = token;
      return longer;
    };
  }

  private static void requireLength(int length) {
    if (length < 1) {
      throw new IllegalArgumentException(
          Message.of("L212", "a length of at least 1", String.valueOf(length), ""));
    }
  }
}
