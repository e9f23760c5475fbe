package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON token by token (RFC 8259). It builds no tree: the caller knows what must come next, so a hostile text can
 * make it neither recurse deeply nor hold more than one string. Files of any size are read through a window of 64 KiB.
 *
 * <p>Every exception names the file and the offset: with code L208 for a file that was opened here.
 */
public final class JsonScanner implements Closeable {
  private static final int DEEPEST = 32;
  private static final int LONGEST_WORD = 64;
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]*");
  private static final Pattern DECIMAL =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private final JsonCursor cursor;
  private final @Nullable InputStream stream;

  /** What to do with a member of an object, its name and the colon being read: reads the value, the whole of it. */
  public interface Member {
    /**
     * Reads a value.
     *
     * @param name of the member
     * @param offset of the name in the file
     */
    void read(String name, long offset) throws IOException;
  }

  /** Reads an element of an array, the whole of it. */
  public interface Element {
    /** Reads the next element. */
    void read() throws IOException;
  }

  JsonScanner(JsonCursor cursor) {
    this.cursor = cursor;
    this.stream = null;
  }

  private JsonScanner(Path file, InputStream stream) {
    this.cursor =
        new JsonCursor(stream, (offset, expected, found) -> refusal(file, offset, expected, found));
    this.stream = stream;
  }

  /**
   * Stands before the first token of a file.
   *
   * @throws IOException with code L207 when there is no such file
   */
  public static JsonScanner open(Path file) throws IOException {
    PathChecks.requireReadable(file, "a JSON file");
    return new JsonScanner(file, Files.newInputStream(file));
  }

  /** Closes the file. */
  @Override
  public void close() throws IOException {
    if (stream != null) {
      stream.close();
    }
  }

  /** Offset in the file of the next token. */
  public long offset() throws IOException {
    cursor.skipBlanks();
    return cursor.offset();
  }

  /** The exception for something at a place of this file. */
  public IOException refuse(long offset, String expected, String found) {
    return cursor.refuse(offset, expected, found);
  }

  /** Takes the next token if it is this character. */
  public boolean take(char c) throws IOException {
    cursor.skipBlanks();
    return cursor.take(c);
  }

  /** Takes the next token, which must be this character. */
  public void require(char c) throws IOException {
    if (!take(c)) {
      throw cursor.refuse("'" + c + "'");
    }
  }

  /** Refuses a text that goes on. */
  public void requireEnd() throws IOException {
    cursor.skipBlanks();
    if (cursor.peek() >= 0) {
      throw cursor.refuse(cursor.ending());
    }
  }

  /** Reads an object, a member at a time. */
  public void members(Member member) throws IOException {
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

  /** Reads an array, an element at a time. */
  public void elements(Element element) throws IOException {
    require('[');
    if (take(']')) {
      return;
    }
    do {
      element.read();
    } while (take(','));
    require(']');
  }

  /** A string, of at most 2^20 characters where the file was opened here. */
  public String string() throws IOException {
    cursor.skipBlanks();
    return JsonStrings.read(cursor);
  }

  /** A whole number from 0 to 2^63 - 1. */
  public long number() throws IOException {
    long start = offset();
    String digits = word();
    if (!WHOLE.matcher(digits).matches()) {
      throw cursor.refuse(start, "a whole number of at least 0", "'" + digits + "'");
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw cursor.refuse(start, "a number below 2^63", digits);
    }
  }

  /** A number of any kind; one beyond the range of a double is infinite. */
  public double decimal() throws IOException {
    long start = offset();
    String digits = word();
    if (!DECIMAL.matcher(digits).matches()) {
      throw cursor.refuse(start, "a number", "'" + digits + "'");
    }
    return Double.parseDouble(digits);
  }

  /** Skips a value of any kind, nested 32 deep at most. */
  public void skipValue() throws IOException {
    skipValue(0);
  }

  private void skipValue(int depth) throws IOException {
    cursor.skipBlanks();
    int next = cursor.peek();
    if (next == '"') {
      string();
    } else if (next != '{' && next != '[') {
      word(); // which one does not matter where a value is skipped
    } else if (depth == DEEPEST) {
      throw cursor.refuse("values nested at most " + DEEPEST + " deep");
    } else if (next == '{') {
      members((name, offset) -> skipValue(depth + 1));
    } else {
      elements(() -> skipValue(depth + 1));
    }
  }

  /** A number, {@code true}, {@code false} or {@code null}; Python also writes {@code NaN} and {@code Infinity}. */
  private String word() throws IOException {
    if (!isPartOfWord(cursor.peek())) {
      throw cursor.refuse("a value");
    }
    StringBuilder word = new StringBuilder();
    while (isPartOfWord(cursor.peek())) {
      word.append((char) cursor.peek());
      cursor.advance();
      if (word.length() > LONGEST_WORD) {
        throw cursor.refuse("a value of at most " + LONGEST_WORD + " characters before this");
      }
    }
    return word.toString();
  }

  private static boolean isPartOfWord(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '.'
        || c == '+'
        || c == '-';
  }

  private static IOException refusal(Path file, long offset, String expected, String found) {
    String fix = "the file is cut off, damaged or of another kind";
    return new IOException(
        Message.of("L208", expected + " in " + file + ", offset " + offset, found, fix));
  }
}
