package dev.lathe.data;

import org.jspecify.annotations.Nullable;

/**
 * How the text of one cell of a table becomes a value.
 *
 * @param <V> type of the value
 */
interface Cell<V> {

  /** What the text should be, as a noun phrase for messages. */
  String expected();

  /** The value, or null when the text is not what is {@linkplain #expected expected}. */
  @Nullable
  V parse(String text);

  /** Whether a blank is such a value too, so that it does not count as missing. */
  default boolean mayBeBlank() {
    return false;
  }

  /** One edit that would help with this text, or empty. */
  default String fix(String text) {
    return text.isBlank()
        ? "fill in the value, or remove the line; Csv.reader() has fillMean, fill and skipMissing"
        : "";
  }
}
