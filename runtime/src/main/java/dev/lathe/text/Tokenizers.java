package dev.lathe.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The tokenizers that know nothing of the texts to come. */
public final class Tokenizers {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern APART = Pattern.compile("['.,()!?]");
  private static final Pattern DROPPED = Pattern.compile("<br />|[;:]");

  private Tokenizers() {}

  /** Each character a token, as Unicode counts them. */
  public static Tokenizer characters() {
    return text -> text.codePoints().mapToObj(Character::toString).toList();
  }

  /** What stands between blanks. */
  public static Tokenizer whitespace() {
    return Tokenizers::words;
  }

  /** Everything that matches, from left to right; what lies between is left out. */
  public static Tokenizer regex(Pattern pattern) {
    return text -> pattern.matcher(text).results().map(found -> found.group()).toList();
  }

  /**
   * English in lower case, with most punctuation as tokens of their own: torchtext's {@code basic_english}. Quotation marks are dropped, semicolons, colons and line breaks of HTML
   * are blanks.
   */
  public static Tokenizer basicEnglish() {
    return text -> {
      String lower = text.toLowerCase(Locale.ROOT).replace("\"", "");
      String apart = APART.matcher(DROPPED.matcher(lower).replaceAll(" ")).replaceAll(" $0 ");
      return words(apart);
    };
  }

  private static List<String> words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? List.of() : Arrays.asList(BLANKS.split(stripped));
  }
}
