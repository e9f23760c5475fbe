package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * The files in an unpacked tar archive, one after the other (POSIX.1-1988 and later: {@code ustar}, and the long names of GNU's and of pax archives). Sizes beyond 8 GiB are not
 * read; links and devices are refused.
 */
final class Tar {
  private static final int BLOCK = 512;
  private static final int SUM = 148;
  private static final int TYPE = 156;
  private static final int LONGEST_NOTE = 1 << 16;

  private final InputStream stream;
  private final Path path;
  private final byte[] header = new byte[BLOCK];
  private long offset;
  private long left;
  private long padding;
  private String noted = "";

  /** Reads from a stream, which the caller closes; the path is for messages. */
  Tar(InputStream stream, Path path) {
    this.stream = stream;
    this.path = path;
  }

  /** Goes to the next entry; false at the end of the archive. */
  boolean next() throws IOException {
    readNote();
    skip(left + padding);
    long start = offset;
    for (int done = 0; done < BLOCK; ) {
      done += readSome(header, done, BLOCK - done);
    }
    if (isZero()) {
      return false;
    }
    checkSum(start);
    left = octal(124, 12);
    if (left < 0) {
      throw refuse(start + 124, "an octal number", Message.quoted(text(124, 12)));
    }
    padding = (BLOCK - left % BLOCK) % BLOCK;
    checkType(start);
    return true;
  }

  /** Path of the entry in the archive. */
  String name() {
    String name = noted.isEmpty() || isNote() ? shortName() : noted;
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private String shortName() {
    String prefix = text(257, 5).equals("ustar") && header[263] == '0' ? text(345, 155) : "";
    return prefix.isEmpty() ? text(0, 100) : prefix + "/" + text(0, 100);
  }

  /** Whether the entry is a file: not a folder, and not a note about the next entry. */
  boolean isFile() {
    return header[TYPE] == '0' || header[TYPE] == 0;
  }

  /** Whether the entry says something of the next one: a name of GNU's, records of pax, or such of all entries. */
  private boolean isNote() {
    return "Lxg".indexOf(header[TYPE]) >= 0;
  }

  /** Bytes of the entry that are not read yet. */
  long left() {
    return left;
  }

  /** Reads on in the entry; -1 at its end. */
  int read(byte[] target) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = readSome(target, 0, (int) Math.min(left, target.length));
    left -= count;
    return count;
  }

  IOException refuse(String expected, String found) {
    return refuse(offset, expected, found);
  }

  /** Keeps the name that a note gives, until the entry it is for has passed. */
  private void readNote() throws IOException {
    if (!isNote()) {
      noted = "";
    } else if (header[TYPE] != 'g') {
      if (left > LONGEST_NOTE) {
        throw refuse("a name of at most " + LONGEST_NOTE + " bytes", String.valueOf(left));
      }
      byte[] note = new byte[(int) left];
      while (left > 0) {
        int count = readSome(note, note.length - (int) left, (int) left);
        left -= count;
      }
      noted = header[TYPE] == 'L' ? text(note, 0, note.length) : path(note);
    }
  }

  /** Out of records of a length in bytes, that of itself included, a key and a value: {@code "12 path=abc\n"}. */
  private String path(byte[] records) throws IOException {
    String path = noted;
    int end;
    for (int at = 0; at < records.length; at = end) {
      String digits = text(records, at, Math.min(at + 6, records.length)).replaceFirst(" .*", "");
      end = at + (digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0);
      int start = at + digits.length() + 1;
      if (end <= start || end > records.length || records[end - 1] != '\n') {
        long place = offset - records.length + at;
        throw refuse(place, "the length of a pax record", Message.quoted(digits));
      }
      String record = text(records, start, end - 1);
      path = record.startsWith("path=") ? record.substring(5) : path;
    }
    return path;
  }

  private void skip(long bytes) throws IOException {
    byte[] passed = new byte[BLOCK];
    for (long rest = bytes; rest > 0; ) {
      rest -= readSome(passed, 0, (int) Math.min(rest, BLOCK));
    }
  }

  private int readSome(byte[] target, int from, int most) throws IOException {
    try {
      int count = stream.read(target, from, most);
      if (count > 0) {
        offset += count;
        return count;
      }
    } catch (ZipException e) {
      throw refuse("gzip data", String.valueOf(e.getMessage()));
    } catch (EOFException e) { // as below
    }
    throw refuse("the rest of the archive", "the end of the file");
  }

  private boolean isZero() {
    for (byte value : header) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private void checkSum(long start) throws IOException {
    long sum = 8 * ' ';
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= SUM && i < SUM + 8 ? 0 : header[i] & 0xFF;
    }
    if (octal(SUM, 8) != sum) {
      throw refuse(start, "the header of an entry, with its checksum", "another checksum");
    }
  }

  private void checkType(long start) throws IOException {
    char type = (char) (header[TYPE] & 0xFF);
    if (type != 0 && "05xgL".indexOf(type) < 0) {
      String found = ("12K".indexOf(type) >= 0 ? "a link, " : "type '" + type + "', ")
          + Message.quoted(name());
      throw refuse(start, "files and folders", found);
    }
  }

  /** A number; -1 where there is none. */
  private long octal(int from, int length) {
    String digits = text(from, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 8);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private String text(int from, int length) {
    return text(header, from, from + length);
  }

  /** Up to a zero, or to the end. */
  private static String text(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private IOException refuse(long at, String expected, String found) {
    return new IOException(Message.of(
        "L208",
        expected + " in " + path + ", offset " + at,
        found,
        "delete the archive and fetch it again"));
  }
}
