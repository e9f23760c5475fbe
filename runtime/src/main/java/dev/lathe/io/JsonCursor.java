package dev.lathe.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A place in a text of UTF-8 bytes: part of a file that is in memory, or a file that passes by. */
final class JsonCursor {
  private static final int END = -1;
  private static final int LONGEST_PASSING = 1 << 20;

  private final byte[] window;
  private final @Nullable InputStream rest;
  private final Refusal refusal;
  private long base;
  private int end;
  private int at;

  /** Makes the exception that names the file. */
  interface Refusal {
    IOException of(long offset, String expected, String found);
  }

  /**
   * Stands before the first byte of a text that is in memory.
   *
   * @param base offset of the text in the file, for messages
   */
  JsonCursor(byte[] text, long base, Refusal refusal) {
    this.window = text;
    this.rest = null;
    this.refusal = refusal;
    this.base = base;
    this.end = text.length;
  }

  /** Stands before the first byte of a stream, of which it holds 64 KiB at a time. */
  JsonCursor(InputStream stream, Refusal refusal) {
    this.window = new byte[1 << 16];
    this.rest = stream;
    this.refusal = refusal;
  }

  /** Offset in the file of the next byte. */
  long offset() {
    return base + at;
  }

  /** What comes after the last byte, for messages. */
  String ending() {
    return rest == null ? "the end of the header" : "the end of the file";
  }

  /** What a string may have, in characters. */
  int longest() {
    return rest == null ? window.length : LONGEST_PASSING;
  }

  void advance() {
    at++;
  }

  /** The next byte, 0 to 255, or -1 at the end. */
  int peek() throws IOException {
    return at < end || fill() ? window[at] & 0xFF : END;
  }

  /** Steps over the next byte if it is this character. */
  boolean take(char c) throws IOException {
    boolean there = peek() == c;
    at += there ? 1 : 0;
    return there;
  }

  void skipBlanks() throws IOException {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
      at++;
    }
  }

  IOException refuse(String expected) throws IOException {
    String found = peek() == END ? ending() : "'" + excerpt() + "'";
    return refuse(offset(), expected, found);
  }

  IOException refuse(long offset, String expected, String found) {
    return refusal.of(offset, expected, found);
  }

  private boolean fill() throws IOException {
    if (rest == null) {
      return false;
    }
    base += end;
    at = 0;
    end = Math.max(0, rest.read(window));
    return end > 0;
  }

  /** A few characters from here on, printable. */
  private String excerpt() {
    String text = new String(window, at, Math.min(12, end - at), StandardCharsets.UTF_8);
    return text.replaceAll("[\\p{Cntrl}\uFFFD]", "?");
  }
}
