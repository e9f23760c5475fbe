package dev.lathe.text;

import dev.lathe.runtime.Message;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Numbers for the characters of a text: 0 stands for every character that has none of its own, the others are numbered by their code.
 *
 * <pre>{@code
 * CharVocabulary vocabulary = CharVocabulary.of(text, 96);
 * int[] tokens = vocabulary.encode("To be");
 * String back = vocabulary.decode(tokens);
 * }</pre>
 */
public final class CharVocabulary {
  /** What stands for character 0 where numbers become text. */
  private static final int UNKNOWN = 0xFFFD;

  private final int[] characters;
  private final Map<Integer, Integer> numbers = new HashMap<>();

  private CharVocabulary(int[] characters) {
    this.characters = characters;
    for (int number = 1; number < characters.length; number++) {
      numbers.put(characters[number], number);
    }
  }

  /**
   * A vocabulary of the most frequent characters of a text; of two that are equally frequent the one with the lower code comes first.
   *
   * @param size greatest number of tokens, the unknown one included: at least 2
   * @throws IllegalArgumentException with code L212 for another size
   */
  public static CharVocabulary of(String text, int size) {
    if (size < 2) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a vocabulary of at least 2 tokens, one for unknown characters",
          String.valueOf(size),
          "96 holds all of ASCII that can be printed"));
    }
    Map<Integer, Long> counts = text.codePoints()
        .boxed()
        .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    List<Integer> frequent = counts.entrySet().stream()
        .sorted(Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()))
        .limit(size - 1L)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
    int[] characters = new int[frequent.size() + 1];
    characters[0] = UNKNOWN;
    for (int number = 1; number < characters.length; number++) {
      characters[number] = frequent.get(number - 1);
    }
    return new CharVocabulary(characters);
  }

  /** Number of tokens, the unknown one included. */
  public int size() {
    return characters.length;
  }

  /** The number of each character, 0 for those that are unknown. */
  public int[] encode(String text) {
    return text.codePoints().map(each -> numbers.getOrDefault(each, 0)).toArray();
  }

  /**
   * The text of tokens; a replacement character (U+FFFD) for 0.
   *
   * @throws IllegalArgumentException with code L212 for a number outside of the vocabulary
   */
  public String decode(int... tokens) {
    StringBuilder text = new StringBuilder();
    for (int token : tokens) {
      if (token < 0 || token >= characters.length) {
        throw new IllegalArgumentException(Message.of(
            "L212",
            "a token from 0 to " + (characters.length - 1),
            String.valueOf(token),
            "decode with the vocabulary that encoded"));
      }
      text.appendCodePoint(characters[token]);
    }
    return text.toString();
  }
}
