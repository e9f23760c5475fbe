package dev.lathe.vision;

import dev.lathe.io.Gzip;
import dev.lathe.io.PathChecks;
import dev.lathe.runtime.Message;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The unpacked bytes of an IDX file, counted, and never more of them than the file can hold. */
final class IdxInput implements Closeable {
  private static final long MAX_BYTES = 1L << 30;
  /**
   * Deflate packs at most 258 bytes into two bits (RFC 1951), so no file unpacks to more than this many times its
   * size.
   */
  private static final long MAX_RATIO = 1032;

  private final Path path;
  private final InputStream stream;
  private final long fileSize;
  private final boolean packed;
  private long offset;

  private IdxInput(Path path, InputStream stream, long fileSize, boolean packed) {
    this.path = path;
    this.stream = stream;
    this.fileSize = fileSize;
    this.packed = packed;
  }

  static IdxInput open(Path path, String what) throws IOException {
    PathChecks.requireFile(path, what);
    InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    try {
      boolean packed = Gzip.isPacked(file);
      return new IdxInput(
          path, packed ? new GZIPInputStream(file, 1 << 16) : file, Files.size(path), packed);
    } catch (IOException e) {
      file.close();
      String expected = what + ", gzipped or not, in " + path + ", offset 0";
      throw new IOException(
          Message.of("L208", expected, String.valueOf(e.getMessage()), "copy the file again"), e);
    }
  }

  /** A big-endian number of four bytes. */
  int int32(String what) throws IOException {
    byte[] bytes = new byte[4];
    readFully(bytes, what);
    return (bytes[0] & 0xFF) << 24
        | (bytes[1] & 0xFF) << 16
        | (bytes[2] & 0xFF) << 8
        | (bytes[3] & 0xFF);
  }

  /** The values of a tensor of this shape, which must be all that is left. */
  byte[] values(List<Integer> shape) throws IOException {
    String text = shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    long size = checkedSize(shape, text);
    byte[] values = new byte[(int) size];
    readFully(values, size + " values of " + text);
    if (read(new byte[1], 0) > 0) {
      throw problem(
          "the end of the file after " + size + " values of " + text, offset - 1, "more bytes", "");
    }
    return values;
  }

  /** All records of a size that follow, at least one; not more than the file can hold. */
  byte[] records(int size) throws IOException {
    long most = packed ? Math.min(MAX_BYTES, fileSize * MAX_RATIO) : fileSize;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int count = read(buffer, 0); count > 0; count = read(buffer, 0)) {
      all.write(buffer, 0, count);
      if (all.size() > Math.min(most, MAX_BYTES)) {
        throw problem("at most 1 GiB", offset, "more", "split the file");
      }
    }
    if (all.size() == 0 || all.size() % size != 0) {
      String expected = "whole records of " + size + " bytes, at least one,";
      throw problem(
          expected, offset, all.size() + " bytes", "the file is cut off, or of another kind");
    }
    return all.toByteArray();
  }

  /** Number of unpacked bytes read so far. */
  long offset() {
    return offset;
  }

  /** An exception that names the file and a place in its unpacked bytes. */
  IOException problem(String expected, long at, String found, String fix) {
    return new IOException(
        Message.of("L208", expected + " in " + path + ", offset " + at, found, fix));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private long checkedSize(List<Integer> shape, String text) throws IOException {
    long size = 1;
    long heap = Runtime.getRuntime().maxMemory() / 4 * 3;
    for (int extent : shape) {
      size *= extent; // at most 2^30 times 2^31
      if (size > Math.min(MAX_BYTES, heap)) {
        throw problem(
            "at most 1 GiB and three quarters of the heap",
            offset,
            text,
            "raise -Xmx if the file is right");
      }
    }
    long available = packed ? fileSize * MAX_RATIO : fileSize - offset;
    if (size > available) {
      String found = packed
          ? "at most " + available + " in " + fileSize + " packed bytes"
          : available + " bytes";
      throw problem(
          size + " values of " + text, offset, found, "the file is cut off: copy it again");
    }
    return size;
  }

  private void readFully(byte[] target, String what) throws IOException {
    int done = 0;
    while (done < target.length) {
      int count = read(target, done);
      if (count <= 0) {
        throw problem(what, offset, "the end of the file", "the file is cut off: copy it again");
      }
      done += count;
    }
  }

  private int read(byte[] target, int from) throws IOException {
    try {
      int count = stream.read(target, from, target.length - from);
      offset += Math.max(0, count);
      return count;
    } catch (EOFException e) {
      throw problem(
          "the rest of the gzip data",
          offset,
          "the end of the file",
          "the file is cut off: copy it again");
    } catch (ZipException e) {
      throw problem(
          "gzip data",
          offset,
          String.valueOf(e.getMessage()),
          "the file is damaged: copy it again");
    }
  }
}
