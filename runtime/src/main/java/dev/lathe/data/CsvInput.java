package dev.lathe.data;

import dev.lathe.io.Gzip;
import dev.lathe.io.PathChecks;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The bytes of a table, unpacked where it is gzipped, one ahead, with the number of the line and of the bytes since a record began. */
final class CsvInput implements Closeable {
  private static final int MAX_RECORD = 1 << 20;

  private final InputStream stream;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long line = 1;
  private int recordBytes;

  private CsvInput(InputStream stream) {
    this.stream = stream;
  }

  static CsvInput open(Path file) throws IOException {
    PathChecks.requireReadable(file, "a file of comma-separated values");
    CsvInput input = new CsvInput(Gzip.open(file));
    try {
      input.skipByteOrderMark();
      return input;
    } catch (IOException e) {
      input.close();
      throw e;
    }
  }

  /** The next byte, 0 to 255, or -1 at the end. */
  int peek() throws IOException {
    return position < limit || fill() ? buffer[position] & 0xFF : -1;
  }

  /** Goes past the next byte, which must exist, and returns it. */
  int next() throws IOException {
    int c = peek();
    position++;
    recordBytes++;
    // of CR LF only the LF counts
    if (c == '\n' || (c == '\r' && peek() != '\n')) {
      line++;
    }
    return c;
  }

  /** Goes past the next byte if it is {@code wanted}. */
  boolean skip(int wanted) throws IOException {
    boolean there = peek() == wanted;
    if (there) {
      next();
    }
    return there;
  }

  /** Goes past CR LF, LF or CR if one is next. */
  boolean skipLineEnd() throws IOException {
    boolean carriageReturn = skip('\r');
    return skip('\n') || carriageReturn;
  }

  /** Number of the line that the next byte is in, counted from 1. */
  long line() {
    return line;
  }

  void beginRecord() {
    recordBytes = 0;
  }

  /** Whether the record has all the bytes that it may have. */
  boolean recordIsFull() {
    return recordBytes >= MAX_RECORD;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private boolean fill() throws IOException {
    limit = Math.max(0, stream.read(buffer));
    position = 0;
    return limit > 0;
  }

  private void skipByteOrderMark() throws IOException {
    limit = Math.max(0, stream.readNBytes(buffer, 0, 3));
    boolean marked = limit == 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF;
    position = marked ? 3 : 0;
  }
}
