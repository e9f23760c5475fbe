package dev.lathe.io;

import java.util.regex.Pattern;

/**
 * Reads JSON token by token, straight from bytes that are known to be UTF-8. It builds no tree: the caller knows what
 * must come next, so a hostile text can make it neither recurse deeply nor allocate more than the text's own strings.
 */
final class JsonScanner {
  private static final int DEEPEST = 32;
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]*");

  private final JsonCursor cursor;

  JsonScanner(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Offset in the file of the next token. */
  long offset() {
    cursor.skipBlanks();
    return cursor.offset();
  }

  /** Takes the next token if it is this character. */
  boolean take(char c) {
    cursor.skipBlanks();
    return cursor.take(c);
  }

  void require(char c) throws WeightsFormatException {
    if (!take(c)) {
      throw cursor.refuse("'" + c + "'");
    }
  }

  void requireEnd() throws WeightsFormatException {
    cursor.skipBlanks();
    if (!cursor.atEnd()) {
      throw cursor.refuse("the end of the JSON");
    }
  }

  /** What to do with a member of an object, its name and the colon being read. */
  interface Member {
    void read(String name, long offset) throws WeightsFormatException;
  }

  /** Takes a whole object. */
  void members(Member member) throws WeightsFormatException {
    require('{');
    if (take('}')) {
      return;
    }
    do {
      long offset = offset();
      String name = string();
      require(':');
      member.read(name, offset);
    } while (take(','));
    require('}');
  }

  String string() throws WeightsFormatException {
    cursor.skipBlanks();
    return JsonStrings.read(cursor);
  }

  /** A whole number from 0 to 2^63 - 1. */
  long number() throws WeightsFormatException {
    cursor.skipBlanks();
    int start = cursor.at();
    skipWord();
    String digits = cursor.since(start);
    if (!WHOLE.matcher(digits).matches()) {
      cursor.goTo(start);
      throw cursor.refuse("a whole number of at least 0");
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      cursor.goTo(start);
      throw cursor.refuse("a number below 2^63");
    }
  }

  /** Skips a value of any kind. */
  void skipValue() throws WeightsFormatException {
    skipValue(0);
  }

  private void skipValue(int depth) throws WeightsFormatException {
    if (take('{')) {
      skipRest(depth, '}');
    } else if (take('[')) {
      skipRest(depth, ']');
    } else if (cursor.peek() == '"') {
      string();
    } else {
      skipWord();
    }
  }

  private void skipRest(int depth, char close) throws WeightsFormatException {
    if (depth == DEEPEST) {
      throw cursor.refuse("values nested at most " + DEEPEST + " deep");
    }
    if (take(close)) {
      return;
    }
    do {
      if (close == '}') {
        string();
        require(':');
      }
      skipValue(depth + 1);
    } while (take(','));
    require(close);
  }

  /** A number, {@code true}, {@code false} or {@code null}; which one does not matter where a value is skipped. */
  private void skipWord() throws WeightsFormatException {
    if (!isPartOfWord(cursor.peek())) {
      throw cursor.refuse("a value");
    }
    while (isPartOfWord(cursor.peek())) {
      cursor.advance();
    }
  }

  private static boolean isPartOfWord(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || c == 'E'
        || c == '.'
        || c == '+'
        || c == '-';
  }
}
