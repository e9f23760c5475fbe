package dev.lathe.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads JSON strings. */
final class JsonStrings {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private JsonStrings() {}

  /** From the opening quote to the closing one. */
  static String read(JsonCursor cursor) throws IOException {
    if (!cursor.take('"')) {
      throw cursor.refuse("a string");
    }
    StringBuilder result = new StringBuilder();
    do {
      result.append(plain(cursor));
      if (result.length() > cursor.longest()) {
        throw cursor.refuse("the end of a string of at most " + cursor.longest() + " characters");
      }
    } while (escape(cursor, result));
    if (!cursor.take('"')) {
      throw cursor.refuse("the rest of a string");
    }
    return result.toString();
  }

  /** Up to a quote, a backslash, or a control character, which a string must not hold. */
  private static String plain(JsonCursor cursor) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (cursor.peek() >= ' '
        && cursor.peek() != '"'
        && cursor.peek() != '\\'
        && bytes.size() <= 3 * cursor.longest()) { // a character has three bytes at most
      bytes.write(cursor.peek());
      cursor.advance();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static boolean escape(JsonCursor cursor, StringBuilder result) throws IOException {
    if (!cursor.take('\\')) {
      return false;
    }
    if (cursor.take('u')) {
      unicode(cursor, result);
      return true;
    }
    int index = ESCAPES.indexOf(cursor.peek());
    if (index < 0) {
      throw cursor.refuse("one of \" \\ / b f n r t u after a backslash");
    }
    cursor.advance();
    result.append(ESCAPED.charAt(index));
    return true;
  }

  private static void unicode(JsonCursor cursor, StringBuilder result) throws IOException {
    char first = hex(cursor);
    result.append(first);
    if (!Character.isSurrogate(first)) {
      return;
    }
    char second = cursor.take('\\') && cursor.take('u') ? hex(cursor) : first;
    if (!Character.isSurrogatePair(first, second)) {
      throw cursor.refuse("a pair of surrogates before this");
    }
    result.append(second);
  }

  private static char hex(JsonCursor cursor) throws IOException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(cursor.peek(), 16);
      if (digit < 0) {
        throw cursor.refuse("four hexadecimal digits");
      }
      value = value << 4 | digit;
      cursor.advance();
    }
    return (char) value;
  }
}
