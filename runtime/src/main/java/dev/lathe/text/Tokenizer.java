package dev.lathe.text;

import dev.lathe.data.Transform;
import java.util.List;

/** Cuts a text into tokens: words, characters, parts of words. Safe for several threads at once. */
@FunctionalInterface
public interface Tokenizer {

  /** The tokens of a text, in order. */
  List<String> tokenize(String text);

  /**
   * Texts as numbers of so many tokens: what is more is cut off behind, what is missing is {@code padding}.
   *
   * @param length at least 1
   * @param padding a token of the vocabulary, such as {@code <pad>}
   * @throws IllegalArgumentException with code L212 for another length or token
   */
  default Transform<String, int[]> encode(Vocabulary vocabulary, int length, String padding) {
    return Encoding.of(this, vocabulary, length, padding);
  }
}
