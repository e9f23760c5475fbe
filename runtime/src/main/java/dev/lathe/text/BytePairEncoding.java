package dev.lathe.text;

import dev.lathe.runtime.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Parts of words that are frequent, put together from bytes, so that every text can be written and none is unknown: the byte-level byte-pair encoding of GPT-2 (R. Sennrich and
 * others, 2016; A. Radford and others, 2019). Tokens are those of Hugging Face's {@code ByteLevelBPETokenizer} without a blank before the text. Safe for several threads at once.
 *
 * <pre>{@code
 * BytePairEncoding pairs = BytePairEncoding.train(texts, 5_000, 2, "<|endoftext|>");
 * pairs.write(Path.of("vocab.json"), Path.of("merges.txt"));
 * int[] tokens = pairs.encode("To be, or not");
 * String back = pairs.decode(tokens);
 * Dataset<int[], Integer> news = data.transform(pairs::encode).transform(Sequences.pad(64, pairs.number("<|endoftext|>")));
 * }</pre>
 */
public final class BytePairEncoding {
  private static final int BYTES = 256;

  /** GPT-2's words: a blank belongs to the word behind it, and never do two words become one token. */
  private static final Pattern WORD = Pattern.compile(
      "'(?:s|t|re|ve|m|ll|d)| ?\\p{L}+| ?\\p{N}+"
          + "| ?[^\\p{IsWhite_Space}\\p{L}\\p{N}]+|\\p{IsWhite_Space}+(?!\\P{IsWhite_Space})|\\p{IsWhite_Space}+");

  private final List<String> tokens;
  private final PairMerges merges;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<byte[]> bytes;
  private final int[] ofByte;
  private final Pattern specials;

  BytePairEncoding(List<String> tokens, PairMerges merges, String... specials) {
    this.tokens = List.copyOf(tokens);
    this.merges = merges;
    for (String token : tokens) {
      numbers.put(token, numbers.size());
    }
    this.bytes =
        tokens.stream().map(ByteCharacters::bytes).collect(Collectors.toCollection(ArrayList::new));
    for (String special : specials) {
      bytes.set(number(special), special.getBytes(StandardCharsets.UTF_8));
    }
    this.ofByte = IntStream.range(0, BYTES).map(each -> number(character(each))).toArray();
    this.specials = pattern(specials);
  }

  /**
   * Learns tokens from texts: the specials, the 256 bytes, then one for each merge of the most frequent pair of neighbours, of equally frequent ones that of lower numbers.
   *
   * @param vocabSize greatest number of tokens, at least 256 and the specials
   * @param minFrequency how often a pair comes at least, at least 1
   * @param specials tokens that are never cut nor learnt, such as {@code <|endoftext|>}; numbered from 0
   * @throws IllegalArgumentException with code L212 for other numbers, and for a special that is empty, a single byte, or there twice
   */
  public static BytePairEncoding train(
      Iterable<String> texts, int vocabSize, int minFrequency, String... specials) {
    List<String> tokens = new ArrayList<>(Arrays.asList(specials));
    IntStream.range(0, BYTES).mapToObj(BytePairEncoding::character).sorted().forEach(tokens::add);
    if (minFrequency < 1 || vocabSize < tokens.size()) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "at least " + tokens.size()
              + " tokens, the bytes and the specials, and a frequency of at least 1",
          vocabSize + " and " + minFrequency,
          "train(texts, 5_000, 2, \"<|endoftext|>\")"));
    }
    if (tokens.contains("") || new HashSet<>(tokens).size() < tokens.size()) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "specials that differ from each other and from single bytes",
          String.join(", ", specials),
          "name them as no text has them: <|endoftext|>"));
    }
    Map<String, Long> words = new LinkedHashMap<>();
    texts.forEach(text ->
        WORD.matcher(text).results().forEach(word -> words.merge(word.group(), 1L, Long::sum)));
    BytePairEncoding single = new BytePairEncoding(tokens, new PairMerges(), specials);
    PairTrainer trainer = new PairTrainer();
    words.forEach((word, count) -> trainer.add(single.symbols(word), count));
    PairMerges merges = trainer.train(tokens, vocabSize, minFrequency);
    return new BytePairEncoding(tokens, merges, specials);
  }

  /**
   * From the two files of GPT-2: tokens with their numbers, and pairs in the order in which they are merged.
   *
   * @param vocab {@code vocab.json}
   * @param merges {@code merges.txt}
   * @param specials tokens of the file that are found in texts as they are and never cut
   * @throws IOException with code L207 when there is no such file; L208 with an offset or a line when one is broken, lacks a byte, or has merges of what is no token
   * @throws IllegalArgumentException with code L212 for a special that is no token of the file
   */
  public static BytePairEncoding read(Path vocab, Path merges, String... specials)
      throws IOException {
    return BytePairFiles.read(vocab, merges, specials);
  }

  /**
   * Writes the two files that {@link #read} reads, the same bytes that Hugging Face's {@code save_model} writes. Which tokens are specials stands in neither.
   *
   * @throws IOException where one cannot be written; then what was there before still is
   */
  public void write(Path vocab, Path merges) throws IOException {
    BytePairFiles.write(vocab, tokens, merges, this.merges);
  }

  /**
   * The numbers of a text's tokens. Specials in the text become theirs: take them out of texts of strangers before. Half of a surrogate pair counts as a question mark.
   */
  public int[] encode(String text) {
    IntStream.Builder encoded = IntStream.builder();
    int done = 0;
    Matcher special = specials.matcher(text);
    while (special.find()) {
      encode(text.substring(done, special.start()), encoded);
      encoded.add(number(special.group()));
      done = special.end();
    }
    encode(text.substring(done), encoded);
    return encoded.build().toArray();
  }

  /**
   * The text of tokens, specials included; a replacement character (U+FFFD) for what is no UTF-8, such as half a character at the end.
   *
   * @throws IllegalArgumentException with code L212 for a number outside of the vocabulary
   */
  public String decode(int... numbers) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int number : numbers) {
      text.writeBytes(bytes.get(checked(number)));
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /** Tokens, specials included. */
  public int size() {
    return tokens.size();
  }

  /**
   * The token of a number, 0 to {@code size() - 1}, as the files have it: a printable character for each byte, so {@code Ġ} for a blank.
   *
   * @throws IllegalArgumentException with code L212 for another number
   */
  public String token(int number) {
    return tokens.get(checked(number));
  }

  /**
   * The number of a token, written as the files have it.
   *
   * @throws IllegalArgumentException with code L212 where it is none
   */
  public int number(String token) {
    Integer number = numbers.get(token);
    if (number == null) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "one of " + size() + " tokens",
          Message.quoted(token),
          "write it as the file of tokens has it"));
    }
    return number;
  }

  static String character(int value) {
    return String.valueOf(ByteCharacters.of(value));
  }

  private void encode(String text, IntStream.Builder encoded) {
    WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .forEach(word -> Arrays.stream(merges.apply(symbols(word))).forEach(encoded));
  }

  private int[] symbols(String word) {
    byte[] values = word.getBytes(StandardCharsets.UTF_8);
    return IntStream.range(0, values.length).map(i -> ofByte[values[i] & 0xFF]).toArray();
  }

  private int checked(int number) {
    if (number < 0 || number >= size()) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a token from 0 to " + (size() - 1),
          String.valueOf(number),
          "decode with the vocabulary that encoded"));
    }
    return number;
  }

  /** Any of these, the longest of those that begin at one place; without any, what matches nowhere. */
  private static Pattern pattern(String... specials) {
    return Pattern.compile(
        specials.length == 0
            ? "(?!)"
            : Arrays.stream(specials)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
  }
}
