package dev.lathe.text;

import dev.lathe.io.AtomicFile;
import dev.lathe.io.PathChecks;
import dev.lathe.io.TextFile;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Numbers for tokens, from 0 on. One of them stands for all tokens that have no number.
 *
 * <pre>{@code
 * Vocabulary words = Vocabulary.build(titles, Tokenizers.basicEnglish(), 2, 20_000, "<unk>", "<pad>");
 * words.write(Path.of("words.txt"));
 * int[] numbers = words.encode(List.of("to", "be"));
 * }</pre>
 */
public final class Vocabulary {
  private final List<String> tokens;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final int unknown;

  private Vocabulary(List<String> tokens, String unknown) {
    this.tokens = List.copyOf(tokens);
    for (int number = 0; number < tokens.size(); number++) {
      Integer before = numbers.putIfAbsent(tokens.get(number), number);
      if (before != null) {
        String found = "'" + tokens.get(number) + "' as " + before + " and " + number;
        throw new IllegalArgumentException(Message.of("L212", "tokens that differ", found, ""));
      }
    }
    Integer number = numbers.get(unknown);
    if (number == null) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a token for those that are unknown",
          "no '" + unknown + "' among " + tokens.size(),
          ""));
    }
    this.unknown = number;
  }

  /**
   * Of these tokens, numbered in their order.
   *
   * @param unknown one of them, which stands for all others
   * @throws IllegalArgumentException with code L212 where a token comes twice, or {@code unknown} is none of them
   */
  public static Vocabulary of(List<String> tokens, String unknown) {
    return new Vocabulary(tokens, unknown);
  }

  /**
   * Of the most frequent tokens of texts; of two that are equally frequent the one that comes first in the alphabet, as torchtext has it.
   *
   * @param minCount how often a token comes at least, at least 1
   * @param maxSize greatest number of tokens, specials included
   * @param specials numbered before all others; the first stands for unknown tokens
   * @throws IllegalArgumentException with code L212 for other numbers, or no special
   */
  public static Vocabulary build(
      Iterable<String> texts, Tokenizer tokenizer, int minCount, int maxSize, String... specials) {
    if (minCount < 1 || specials.length == 0 || maxSize < specials.length) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a count of at least 1, at least one special token and room for all of them",
          minCount + ", " + specials.length + " and " + maxSize,
          "build(texts, tokenizer, 1, 20_000, \"<unk>\", \"<pad>\")"));
    }
    Map<String, Long> counts = StreamSupport.stream(texts.spliterator(), false)
        .flatMap(text -> tokenizer.tokenize(text).stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Arrays.asList(specials).forEach(counts::remove);
    Stream<String> frequent = counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= minCount)
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
    List<String> tokens = new ArrayList<>(Arrays.asList(specials));
    frequent.limit(maxSize - specials.length).forEach(tokens::add);
    return new Vocabulary(tokens, specials[0]);
  }

  /**
   * From a text file in UTF-8 with a token in each line, as BERT's {@code vocab.txt}.
   *
   * @throws IOException with code L207 when there is no such file, L208 when it is no UTF-8, has a token twice or not the one for those that are unknown
   */
  public static Vocabulary read(Path file, String unknown) throws IOException {
    PathChecks.requireFile(file, "a file of tokens");
    try {
      return new Vocabulary(TextFile.read(file).lines().toList(), unknown);
    } catch (IllegalArgumentException e) {
      String found = String.valueOf(e.getMessage()).lines().skip(1).findFirst().orElse("");
      throw new IOException(
          Message.of(
              "L208",
              "different tokens, '" + unknown + "' among them, in " + file,
              found.replace("  found: ", ""),
              ""),
          e);
    }
  }

  /**
   * Writes a file that {@link #read} reads.
   *
   * @throws IllegalArgumentException with code L212 where a token has the end of a line within
   * @throws IOException where it cannot be written; then what was there before still is
   */
  public void write(Path file) throws IOException {
    for (String token : tokens) {
      if (token.contains("\n") || token.contains("\r")) {
        String found = "token " + numbers.get(token);
        throw new IllegalArgumentException(Message.of(
            "L212", "tokens on one line", found, "take the ends of lines out of the texts"));
      }
    }
    String text = tokens.stream().map(token -> token + "\n").collect(Collectors.joining());
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Tokens, specials included. */
  public int size() {
    return tokens.size();
  }

  /** The number of a token, or of the unknown one. */
  public int number(String token) {
    return numbers.getOrDefault(token, unknown);
  }

  /** Whether a token has a number of its own. */
  public boolean contains(String token) {
    return numbers.containsKey(token);
  }

  /** The token of a number, 0 to {@code size() - 1}. */
  public String token(int number) {
    return tokens.get(number);
  }

  /** The numbers of tokens. */
  public int[] encode(List<String> text) {
    return text.stream().mapToInt(this::number).toArray();
  }

  /** The tokens of numbers, each 0 to {@code size() - 1}. */
  public List<String> decode(int... text) {
    return Arrays.stream(text).mapToObj(tokens::get).toList();
  }
}
