package dev.lathe.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Files that may be packed with gzip, as their first two bytes say. */
public final class Gzip {
  private static final int BUFFER = 1 << 16;

  private Gzip() {}

  /**
   * The bytes of a file, unpacked where it is packed.
   *
   * @throws java.util.zip.ZipException where the head of packed data is broken
   * @throws java.io.EOFException where it is cut off
   */
  public static InputStream open(Path file) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      return isPacked(stream) ? new GZIPInputStream(stream, BUFFER) : stream;
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  /** Whether a stream that can be marked begins as packed data; it stays where it is. */
  public static boolean isPacked(InputStream stream) throws IOException {
    stream.mark(2);
    boolean packed = stream.read() == 0x1F && stream.read() == 0x8B;
    stream.reset();
    return packed;
  }
}
