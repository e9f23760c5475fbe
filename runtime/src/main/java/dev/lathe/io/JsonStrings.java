package dev.lathe.io;

/** Reads JSON strings. */
final class JsonStrings {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private JsonStrings() {}

  /** From the opening quote to the closing one. */
  static String read(JsonCursor cursor) throws WeightsFormatException {
    if (!cursor.take('"')) {
      throw cursor.refuse("a string");
    }
    StringBuilder result = new StringBuilder();
    do {
      result.append(plain(cursor));
    } while (escape(cursor, result));
    if (!cursor.take('"')) {
      throw cursor.refuse("the rest of a string");
    }
    return result.toString();
  }

  /** Up to a quote, a backslash, or a control character, which a string must not hold. */
  private static String plain(JsonCursor cursor) {
    int start = cursor.at();
    while (cursor.peek() >= ' ' && cursor.peek() != '"' && cursor.peek() != '\\') {
      cursor.advance();
    }
    return cursor.since(start);
  }

  private static boolean escape(JsonCursor cursor, StringBuilder result)
      throws WeightsFormatException {
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

  private static void unicode(JsonCursor cursor, StringBuilder result)
      throws WeightsFormatException {
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

  private static char hex(JsonCursor cursor) throws WeightsFormatException {
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
