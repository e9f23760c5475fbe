package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a file of comma-separated values (RFC 4180) into lines and fields.
 *
 * <p>Works on bytes: in UTF-8 the bytes of commas, quotes and line ends occur nowhere else, and a field that is not
 * UTF-8 can be reported with its line.
 */
final class CsvParser implements Closeable {
  private static final int MAX_COLUMNS = 16_384;

  private final Path file;
  private final CsvInput input;
  private final ByteArrayOutputStream field = new ByteArrayOutputStream();
  private List<String> fields = List.of();
  private long line = 1;

  private CsvParser(Path file, CsvInput input) {
    this.file = file;
    this.input = input;
  }

  /** Opens a file, at the place before its first line. */
  static CsvParser open(Path file) throws IOException {
    return new CsvParser(file, CsvInput.open(file));
  }

  /** Reads the next line that is not empty; false at the end of the file. */
  boolean next() throws IOException {
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
  List<String> fields() {
    return fields;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  /** An exception that names the file and the line in which the current record begins. */
  IOException problem(String expected, String found, String fix, @Nullable Throwable cause) {
    String place = expected + " in " + file + ", line " + line;
    return new IOException(Message.of("L209", place, found, fix), cause);
  }

  private List<String> record() throws IOException {
    List<String> record = new ArrayList<>();
    do {
      if (record.size() == MAX_COLUMNS) {
        throw problem("at most 16,384 columns", "more", "", null);
      }
      record.add(field());
    } while (input.skip(','));
    if (!input.skipLineEnd() && input.peek() >= 0) {
      String after = Message.quoted(String.valueOf((char) input.peek()));
      throw problem(
          "a comma or the end of the line after a closing quote",
          after,
          "write a quote within quotes twice",
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
    for (int c = input.peek(); c >= 0 && c != ',' && c != '\n' && c != '\r'; c = input.peek()) {
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
