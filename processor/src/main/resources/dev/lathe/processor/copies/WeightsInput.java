import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Weights that are laid out as those that were seen while compiling, read one tensor after the other. */
final class WeightsInput {
  private static final int PIECE = 1 << 13;

  private final InputStream in;

  private WeightsInput(InputStream in) {
    this.in = in;
  }

  /** Opens a file, and refuses what is none. */
  static InputStream open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      String found = Files.exists(file) ? "something that is no file at " : "nothing at ";
      throw new NoSuchFileException(
          null, null, Message.of("L207", "a weight file", found + file, "check the path"));
    }
    return new BufferedInputStream(Files.newInputStream(file));
  }

  /** Refuses any header but the one that was seen: from that one names, shapes, types and order are known. */
  static WeightsInput of(InputStream in, int headerBytes, long checksum) throws IOException {
    CRC32 found = new CRC32();
    byte[] header = in.readNBytes(headerBytes);
    found.update(header);
    if (header.length < headerBytes || found.getValue() != checksum) {
      throw refused("another header, of other tensors, types or metadata");
    }
    return new WeightsInput(in);
  }

  private static IOException refused(String found) {
    return new IOException(Message.of(
        "L206",
        "weights laid out as those that this class was compiled with",
        found,
        "compile the network again with this file as its weights"));
  }

  /** The next bytes, little-endian. */
  ByteBuffer next(int bytes) throws IOException {
    byte[] piece = in.readNBytes(bytes);
    if (piece.length < bytes) {
      throw refused("the end of the file after part of a tensor");
    }
    return ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN);
  }

  void floats(float[] to) throws IOException {
    for (int at = 0; at < to.length; at += PIECE) {
      int count = Math.min(PIECE, to.length - at);
      next(4 * count).asFloatBuffer().get(to, at, count);
    }
  }

  /** Floats whose axes are kept in another order than that of the file. */
  void floats(float[] to, int[] shape, int... axes) throws IOException {
    floats(to);
    turn(to, shape, axes);
  }

  static void turn(float[] values, int[] shape, int... axes) {
    System.arraycopy(AxisOrder.change(values, shape, axes), 0, values, 0, values.length);
  }

  void doubles(double[] to) throws IOException {
    for (int at = 0; at < to.length; at += PIECE) {
      int count = Math.min(PIECE, to.length - at);
      next(8 * count).asDoubleBuffer().get(to, at, count);
    }
  }

  /** Leaves out a tensor that is not needed. */
  void skip(long bytes) throws IOException {
    try {
      in.skipNBytes(bytes);
    } catch (EOFException e) {
      throw refused("the end of the file after part of a tensor");
    }
  }

  /** Refuses what comes behind the last tensor. */
  void end() throws IOException {
    if (in.read() >= 0) {
      throw refused("more bytes behind the last tensor");
    }
  }
}
