package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes arrays that NumPy reads, byte for byte as it writes them; {@link Weights#read} reads both kinds. */
public final class Numpy {
  private static final int ALIGNMENT = 64;
  private static final int LENGTH_END = 10;
  private static final int ROOM_TO_GROW = 21; // digits of the first extent

  private Numpy() {}

  /**
   * Writes one array, as {@code numpy.save} does; replaces the file as a whole or not at all.
   *
   * @param file by its full name: {@code .npy} is not added
   * @throws IllegalArgumentException for elements that NumPy has no type for, {@link DType#BF16} and those below a byte among them, or more than 64 axes (L212)
   * @throws java.nio.file.FileSystemException ({@code L207}) when {@code file} is a folder
   */
  public static void save(Path file, TensorData array) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(header(array));
    AtomicFile.write(file, channel -> {
      Transfer.write(channel, header);
      Transfer.write(channel, array.view());
    });
  }

  /**
   * Writes an archive of arrays, not packed, as {@code numpy.savez} does; replaces the file as a whole or not at all.
   *
   * @param file by its full name: {@code .npz} is not added
   * @param arrays by name, in the order in which they are written
   * @throws IllegalArgumentException as {@link #save}, and for names of more than 65,531 bytes (L212)
   * @throws java.nio.file.FileSystemException ({@code L207}) when {@code file} is a folder
   */
  public static void savez(Path file, Map<String, TensorData> arrays) throws IOException {
    for (TensorData array : arrays.values()) {
      header(array); // refused before anything is written
    }
    AtomicFile.write(file, channel -> NpzWriter.write(channel, arrays));
  }

  /** What stands before the numbers, a multiple of 64 bytes. */
  static byte[] header(TensorData array) {
    int[] shape = array.shape();
    if (shape.length > NpyHeader.MOST_AXES) {
      throw refuse("at most 64 axes, as NumPy,", shape.length + " axes");
    }
    String extents =
        Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String text = "{'descr': '" + descr(array) + "', 'fortran_order': False, 'shape': (" + extents
        + (shape.length == 1 ? ",), }" : "), }");
    int room = shape.length == 0 ? 0 : ROOM_TO_GROW - String.valueOf(shape[0]).length();
    int used = LENGTH_END + text.length() + room + 1;
    byte[] header = new byte[used + ALIGNMENT - used % ALIGNMENT];
    Arrays.fill(header, (byte) ' ');
    ByteBuffer.wrap(header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(NpyReader.MARK)
        .putShort((short) 1)
        .putShort((short) (header.length - LENGTH_END))
        .put(text.getBytes(StandardCharsets.US_ASCII));
    header[header.length - 1] = '\n';
    return header;
  }

  private static String descr(TensorData array) {
    return switch (array.dtype()) {
      case BOOL -> "|b1";
      case I8 -> "|i1";
      case U8 -> "|u1";
      case I16 -> "<i2";
      case U16 -> "<u2";
      case I32 -> "<i4";
      case U32 -> "<u4";
      case I64 -> "<i8";
      case U64 -> "<u8";
      case F16 -> "<f2";
      case F32 -> "<f4";
      case F64 -> "<f8";
      case C64 -> "<c8";
      default -> throw refuse("elements that NumPy has a type for", array.toString());
    };
  }

  private static IllegalArgumentException refuse(String expected, String found) {
    return new IllegalArgumentException(Message.of(
        "L212", expected, found, "convert the tensor with to(DType.F32), or write safetensors"));
  }
}
