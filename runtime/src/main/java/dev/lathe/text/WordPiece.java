package dev.lathe.text;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words cut into parts that a vocabulary has, the longest first: BERT's tokenizer (J. Devlin and others, 2018). Parts behind the first begin with {@code ##}; a word that cannot be
 * cut so is {@code [UNK]}.
 *
 * <pre>{@code
 * WordPiece pieces = WordPiece.read(Path.of("vocab.txt"), true);
 * List<String> tokens = pieces.tokenize("unaffable"); // un, ##aff, ##able
 * }</pre>
 */
public final class WordPiece implements Tokenizer {
  private static final String UNKNOWN = "[UNK]";
  private static final int LONGEST_WORD = 100;
  private static final Pattern CONTROL = Pattern.compile("[\\uFFFD[\\p{C}&&[^\\t\\n\\r]]]");
  private static final Pattern IDEOGRAPH = Pattern.compile(
      "[\\x{4E00}-\\x{9FFF}\\x{3400}-\\x{4DBF}\\x{20000}-\\x{2A6DF}\\x{2A700}-\\x{2B73F}\\x{2B740}-\\x{2B81F}"
          + "\\x{2B920}-\\x{2CEAF}\\x{F900}-\\x{FAFF}\\x{2F800}-\\x{2FA1F}]");
  private static final Pattern ACCENT = Pattern.compile("\\p{Mn}");

  /** A mark on its own, or what stands between blanks and marks; to ASCII's marks belong some that Unicode calls symbols. */
  private static final Pattern WORD =
      Pattern.compile("[!-/:-@\\[-`{-~\\p{P}]|[^\\s\\p{Z}!-/:-@\\[-`{-~\\p{P}]+");

  private final Vocabulary vocabulary;
  private final boolean lowercase;

  private WordPiece(Vocabulary vocabulary, boolean lowercase) {
    this.vocabulary = vocabulary;
    this.lowercase = lowercase;
  }

  /**
   * From a {@code vocab.txt}, a token in each line.
   *
   * @param lowercase whether texts are made lower case and lose accents first, as for "uncased" models
   * @throws IOException with code L207 when there is no such file, L208 when it is no UTF-8, has a token twice or no {@code [UNK]}
   */
  public static WordPiece read(Path file, boolean lowercase) throws IOException {
    return new WordPiece(Vocabulary.read(file, UNKNOWN), lowercase);
  }

  /** The numbers of the tokens. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public List<String> tokenize(String text) {
    List<String> tokens = new ArrayList<>();
    WORD.matcher(normalized(text)).results().forEach(word -> tokens.addAll(pieces(word.group())));
    return List.copyOf(tokens);
  }

  private String normalized(String text) {
    String clean = CONTROL.matcher(text).replaceAll("");
    String apart = IDEOGRAPH.matcher(clean).replaceAll(" $0 ");
    return lowercase
        ? ACCENT
            .matcher(Normalizer.normalize(apart, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT)
        : apart;
  }

  private List<String> pieces(String word) {
    List<String> pieces = new ArrayList<>();
    int from = word.codePointCount(0, word.length()) > LONGEST_WORD ? -1 : 0;
    while (from >= 0 && from < word.length()) {
      int end = end(word, from);
      if (end > from) {
        pieces.add(piece(word, from, end));
      }
      from = end;
    }
    return from < 0 ? List.of(UNKNOWN) : pieces;
  }

  /** Where the longest part ends that the vocabulary has; -1 where there is none. */
  private int end(String word, int from) {
    int end = word.length();
    while (end > from && !vocabulary.contains(piece(word, from, end))) {
      end = word.offsetByCodePoints(end, -1);
    }
    return end > from ? end : -1;
  }

  private static String piece(String word, int from, int end) {
    return (from == 0 ? "" : "##") + word.substring(from, end);
  }
}
