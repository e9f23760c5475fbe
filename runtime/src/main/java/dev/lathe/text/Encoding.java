package dev.lathe.text;

import dev.lathe.data.Transform;
import dev.lathe.runtime.Message;
import java.util.Arrays;

/** Texts as numbers, all equally many. */
final class Encoding {
  private Encoding() {}

  static Transform<String, int[]> of(
      Tokenizer tokenizer, Vocabulary vocabulary, int length, String padding) {
    if (length < 1) {
      throw new IllegalArgumentException(
          Message.of("L212", "a length of at least 1", String.valueOf(length), ""));
    }
    int filler = vocabulary.number(padding);
    if (!vocabulary.token(filler).equals(padding)) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a padding of the vocabulary",
          padding,
          "name it among the specials when it is built"));
    }
    return text -> {
      int[] numbers = vocabulary.encode(tokenizer.tokenize(text));
      int[] fixed = Arrays.copyOf(numbers, length);
      Arrays.fill(fixed, Math.min(numbers.length, length), length, filler);
      return fixed;
    };
  }
}
