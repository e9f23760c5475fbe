package dev.lathe.vision;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor of unsigned bytes from an IDX file, the format of MNIST: two bytes 0, a type, the number of axes, a size
 * of four bytes for each axis, then the values, last axis fastest; all big-endian. Plain or gzipped, which its
 * content tells.
 */
public final class IdxFile {
  private static final int UNSIGNED_BYTES = 0x08;
  private static final int MAX_RANK = 3;

  private final Path path;
  private final List<Integer> shape;
  private final byte[] values;

  private IdxFile(Path path, List<Integer> shape, byte[] values) {
    this.path = path;
    this.shape = shape;
    this.values = values;
  }

  /**
   * Reads a whole file. Asks for no more memory than the file can fill, and for 1 GiB or three quarters of the heap
   * at most.
   *
   * @throws IOException with code L207 when there is no such file, L208 with an offset when it is not an IDX file of
   *     unsigned bytes with 1 to 3 axes, is cut off or goes on after its last value
   */
  public static IdxFile read(Path path) throws IOException {
    try (IdxInput input = IdxInput.open(path, "an IDX file")) {
      int rank = checkMagic(input, input.int32("the first four bytes of an IDX file"));
      List<Integer> shape = new ArrayList<>();
      for (int axis = 0; axis < rank; axis++) {
        shape.add(checkSize(input, input.int32("the size of axis " + axis)));
      }
      return new IdxFile(path, List.copyOf(shape), input.values(shape));
    }
  }

  /** Sizes of the axes, outermost first: 1 to 3 numbers of at least 1. */
  public List<Integer> shape() {
    return shape;
  }

  /** A copy of the values, last axis fastest. */
  public byte[] bytes() {
    return values.clone();
  }

  /** Where it was read. */
  Path path() {
    return path;
  }

  /** The values themselves, for reading only. */
  byte[] shared() {
    return values;
  }

  /** Refuses a file whose number of axes is not the one that its reader needs. */
  IdxFile checkRank(int rank, String content) throws IOException {
    if (shape.size() != rank) {
      String expected = rank + " axes for " + content + " in " + path + ", offset 3";
      throw new IOException(Message.of(
          "L208", expected, shape.size() + " axes", "images and labels may be interchanged"));
    }
    return this;
  }

  private static int checkMagic(IdxInput input, int magic) throws IOException {
    int type = magic >>> 8;
    int rank = magic & 0xFF;
    if (magic >>> 16 != 0) {
      throw input.problem(
          "two bytes 0 at the start of an IDX file",
          0,
          String.format("0x%08x", magic),
          "check the path");
    }
    if (type != UNSIGNED_BYTES) {
      throw input.problem(
          "unsigned bytes, type 0x08", 2, typeName(type), "convert the values to bytes");
    }
    if (rank < 1 || rank > MAX_RANK) {
      throw input.problem("1 to " + MAX_RANK + " axes", 3, String.valueOf(rank), "");
    }
    return rank;
  }

  private static int checkSize(IdxInput input, int size) throws IOException {
    if (size < 1) { // as an unsigned number, what is negative here is beyond any array
      throw input.problem(
          "a size of 1 to 2147483647", input.offset() - 4, Integer.toUnsignedString(size), "");
    }
    return size;
  }

  private static String typeName(int type) {
    String name = switch (type) {
      case 0x09 -> "signed bytes";
      case 0x0B -> "16-bit integers";
      case 0x0C -> "32-bit integers";
      case 0x0D -> "32-bit floats";
      case 0x0E -> "64-bit floats";
      default -> "no type of IDX";
    };
    return String.format("type 0x%02x, %s", type, name);
  }
}
