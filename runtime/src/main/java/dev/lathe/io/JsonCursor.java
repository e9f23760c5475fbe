package dev.lathe.io;

import java.nio.charset.StandardCharsets;

/** A place in a text of UTF-8 bytes that is part of a file. */
final class JsonCursor {
  private static final int END = -1;

  private final byte[] text;
  private final long base;
  private final Refusals refusals;
  private int at;

  /**
   * Stands before the first byte.
   *
   * @param base offset of the text in the file, for messages
   */
  JsonCursor(byte[] text, long base, Refusals refusals) {
    this.text = text;
    this.base = base;
    this.refusals = refusals;
  }

  /** Index in the text of the next byte. */
  int at() {
    return at;
  }

  /** Offset in the file of the next byte. */
  long offset() {
    return base + at;
  }

  void goTo(int index) {
    at = index;
  }

  void advance() {
    at++;
  }

  boolean atEnd() {
    return at == text.length;
  }

  /** The next byte, 0 to 255, or -1 at the end. */
  int peek() {
    return atEnd() ? END : text[at] & 0xFF;
  }

  /** Steps over the next byte if it is this character. */
  boolean take(char c) {
    boolean there = peek() == c;
    at += there ? 1 : 0;
    return there;
  }

  void skipBlanks() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
      at++;
    }
  }

  /** What was read since an index. */
  String since(int start) {
    return new String(text, start, at - start, StandardCharsets.UTF_8);
  }

  WeightsFormatException refuse(String expected) {
    return refusals.malformed(
        offset(), expected, atEnd() ? "the end of the JSON" : "'" + excerpt() + "'");
  }

  /** A few characters from here on, printable. */
  private String excerpt() {
    String rest = new String(text, at, Math.min(12, text.length - at), StandardCharsets.UTF_8);
    return rest.replaceAll("[\\p{Cntrl}\uFFFD]", "?");
  }
}
