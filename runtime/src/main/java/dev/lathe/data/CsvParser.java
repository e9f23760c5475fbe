package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Splits a file of comma-separated values (RFC 4180), gzipped or not, into lines and fields: for tables that fit no record. {@link Csv} reads those that do.
 *
 * <pre>{@code
 * try (CsvParser parser = CsvParser.open(file, '\t', "L209")) {
 *   while (parser.next()) {
 *     rows.add(parser.fields());
 *   }
 * }
 * }</pre>
 *
 * <p>Works on bytes: in UTF-8 the bytes of commas, quotes and line ends occur nowhere else, and a field that is not
 * UTF-8 can be reported with its line. Holds one line in memory, of at most 1 MiB and 16,384 fields.
 */
public final class CsvParser implements Closeable {
  private static final int MAX_COLUMNS = 16_384;

  private static final String PACKED = "gzipped data that is whole";
  private static final String COPY = "the file is cut off or damaged: copy it again";
  private static final String FORBIDDEN = "\"\n\r";

  private final Path file;
  private final char separator;
  private final String code;
  private final CsvInput input;
  private final ByteArrayOutputStream field = new ByteArrayOutputStream();
  private List<String> fields = List.of();
  private long line = 1;

  private CsvParser(Path file, char separator, String code, CsvInput input) {
    this.file = file;
    this.separator = separator;
    this.code = code;
    this.input = input;
  }

  /**
   * Opens a file, at the place before its first line.
   *
   * @param separator of values, an ASCII character but no quote or line end: {@code ','}, {@code '\t'}
   * @param code of what {@link #problem} makes: {@code L209} for tables of the user's, {@code L208} for files of a known form
   * @throws IOException with code L207 when there is no such file; with {@code code} when it is gzipped and broken
   * @throws IllegalArgumentException with code L212 for another separator
   */
  public static CsvParser open(Path file, char separator, String code) throws IOException {
    requireSeparator(separator);
    try {
      return new CsvParser(file, separator, code, CsvInput.open(file));
    } catch (EOFException | ZipException e) {
      throw new IOException(
          Message.of(
              code, PACKED + " in " + file + ", line 1", String.valueOf(e.getMessage()), COPY),
          e);
    }
  }

  static void requireSeparator(char separator) {
    if (separator > 127 || FORBIDDEN.indexOf(separator) >= 0) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "an ASCII character but no quote or line end as the separator",
          Message.quoted(String.valueOf(separator)),
          "',', ';' and '\\t' are usual"));
    }
  }

  /**
   * Reads the next line that is not empty; false at the end of the file.
   *
   * @throws IOException as {@link #problem} makes it, where a quote is not closed, or followed by other text, where text is no UTF-8, a line too long, gzipped data broken
   */
  public boolean next() throws IOException {
    try {
      return advance();
    } catch (EOFException | ZipException e) {
      throw problem(PACKED, String.valueOf(e.getMessage()), COPY, e);
    }
  }

  private boolean advance() throws IOException {
    while (input.skipLineEnd()) {
      // an empty line
    }
    line = input.line();
    input.beginRecord();
    if (input.peek() < 0) {
      return false;
    }
    fields = record();
    return true;
  }

  /** The fields of the line just read, quotes removed. A new list every time. */
  public List<String> fields() {
    return fields;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  /** Number of the line in which the current record begins, counted from 1. */
  public long line() {
    return line;
  }

  /** An exception that names the file and the line in which the current record begins. */
  public IOException problem(String expected, String found, String fix, @Nullable Throwable cause) {
    String place = expected + " in " + file + ", line " + line;
    return new IOException(Message.of(code, place, found, fix), cause);
  }

  private List<String> record() throws IOException {
    List<String> record = new ArrayList<>();
    do {
      if (record.size() == MAX_COLUMNS) {
        throw problem("at most 16,384 columns", "more", "", null);
      }
      record.add(field());
    } while (input.skip(separator));
    if (!input.skipLineEnd() && input.peek() >= 0) {
      String after = Message.quoted(String.valueOf((char) input.peek()));
      throw problem(
          "a separator or the end of the line after a closing quote",
          after,
          "write a quote within quotes twice, or say what separates the values, separator(';')",
          null);
    }
    return record;
  }

  private String field() throws IOException {
    field.reset();
    if (input.skip('"')) {
      readQuoted();
    } else {
      readBare();
    }
    return decoded();
  }

  private void readBare() throws IOException {
    for (int c = input.peek();
        c >= 0 && c != separator && c != '\n' && c != '\r';
        c = input.peek()) {
      take();
    }
  }

  private void readQuoted() throws IOException {
    do {
      while (input.peek() != '"') {
        if (input.peek() < 0) {
          throw problem(
              "a closing quote",
              "the end of the file",
              "a quote opened on this line is never closed",
              null);
        }
        take();
      }
      input.skip('"');
      // a second quote stands for one and does not close
    } while (input.peek() == '"' && take());
  }

  private boolean take() throws IOException {
    if (input.recordIsFull()) {
      throw problem(
          "at most 1 MiB in a line", "more", "look for a quote that is never closed", null);
    }
    field.write(input.next());
    return true;
  }

  private String decoded() throws IOException {
    byte[] bytes = field.toByteArray();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      String shown = Message.quoted(new String(bytes, StandardCharsets.ISO_8859_1));
      throw problem("text in UTF-8", "bytes that are not: " + shown, "save the file as UTF-8", e);
    }
  }
}
