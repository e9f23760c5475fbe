package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * The files in an unpacked tar archive, one after the other (POSIX.1-1988 and later: {@code ustar}, and what GNU and pax archives share with it). Names beyond 255 characters and
 * sizes beyond 8 GiB are not read; links and devices are refused.
 */
final class Tar {
  private static final int BLOCK = 512;
  private static final int SUM = 148;

  private final InputStream stream;
  private final Path path;
  private final byte[] header = new byte[BLOCK];
  private long offset;
  private long left;
  private long padding;

  /** Reads from a stream, which the caller closes; the path is for messages. */
  Tar(InputStream stream, Path path) {
    this.stream = stream;
    this.path = path;
  }

  /** Goes to the next entry; false at the end of the archive. */
  boolean next() throws IOException {
    skip(left + padding);
    long start = offset;
    for (int done = 0; done < BLOCK; ) {
      done += readSome(header, done, BLOCK - done);
    }
    if (isZero()) {
      return false;
    }
    checkSum(start);
    left = octal(124, 12, start);
    padding = (BLOCK - left % BLOCK) % BLOCK;
    checkType(start);
    return true;
  }

  /** Path of the entry in the archive. */
  String name() {
    String prefix = text(257, 5).equals("ustar") && header[263] == '0' ? text(345, 155) : "";
    String name = prefix.isEmpty() ? text(0, 100) : prefix + "/" + text(0, 100);
    return name.startsWith("./") ? name.substring(2) : name;
  }

  /** Whether the entry is a file: not a folder, and not a note about the next entry. */
  boolean isFile() {
    return header[156] == '0' || header[156] == 0;
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
    if (octal(SUM, 8, start) != sum) {
      throw refuse(start, "the header of an entry, with its checksum", "another checksum");
    }
  }

  private void checkType(long start) throws IOException {
    char type = (char) (header[156] & 0xFF);
    if (type != 0 && "05xgL".indexOf(type) < 0) {
      String found = (type == '1' || type == '2' ? "a link, " : "type '" + type + "', ")
          + Message.quoted(name());
      throw refuse(start, "files and folders", found);
    }
  }

  private long octal(int from, int length, long start) throws IOException {
    String digits = text(from, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 8);
    } catch (NumberFormatException e) {
      throw refuse(start + from, "an octal number", Message.quoted(digits));
    }
  }

  private String text(int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private IOException refuse(long at, String expected, String found) {
    return new IOException(Message.of(
        "L208",
        expected + " in " + path + ", offset " + at,
        found,
        "delete the archive and fetch it again"));
  }
}
