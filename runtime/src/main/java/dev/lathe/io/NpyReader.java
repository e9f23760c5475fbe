package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Reads an array as NumPy saves it: versions 1.0, 2.0 and 3.0, of both byte orders and both orders of the axes. */
final class NpyReader {
  static final byte[] MARK = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

  private static final int VERSION_END = 8;
  private static final int LONGEST_HEADER = 1 << 16;

  private final InputStream stream;
  private final long size;
  private final JsonCursor.Refusal refusal;
  private long at;

  /**
   * Stands before the array.
   *
   * @param size bytes of the whole file, which the array has to fill
   */
  NpyReader(InputStream stream, long size, JsonCursor.Refusal refusal) {
    this.stream = stream;
    this.size = size;
    this.refusal = refusal;
  }

  static boolean matches(byte[] start) {
    return Arrays.equals(Arrays.copyOf(start, MARK.length), MARK);
  }

  /** A file of one array, which gets the file's name up to its last dot. */
  static WeightsFile read(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    InputStream stream = new ChannelStream(channel, 0, size);
    TensorData array = new NpyReader(stream, size, new Refusals(file)::malformed).read();
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return new WeightsFile(Map.of(dot > 0 ? name.substring(0, dot) : name, array), Map.of());
  }

  TensorData read() throws IOException {
    byte[] text = take(headerLength());
    long base = at - text.length;
    NpyHeader header = NpyHeader.parse(new JsonCursor(text, base, refusal));
    String descr = header.descr();
    DType type = type(descr, base);
    int[] shape = header.shape();
    byte[] bytes = data(type, shape, base);
    return TensorData.wrap(
        type, shape, rowMajor(bytes, type, shape, header.fortranOrder(), descr.startsWith(">")));
  }

  private int headerLength() throws IOException {
    byte[] start = take(VERSION_END);
    if (!matches(start)) {
      throw refusal.of(0, "a numpy array", "another start");
    }
    int version = start[MARK.length];
    if (version < 1 || version > 3 || start[MARK.length + 1] != 0) {
      String found = version + "." + start[MARK.length + 1];
      throw refusal.of(MARK.length, "version 1.0, 2.0 or 3.0", found);
    }
    byte[] bytes = Arrays.copyOf(take(version == 1 ? 2 : 4), 4);
    long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xFFFFFFFFL;
    if (length > LONGEST_HEADER) {
      throw refusal.of(VERSION_END, "a header of at most 65536 bytes", length + " bytes");
    }
    return (int) length;
  }

  private byte[] data(DType type, int[] shape, long base) throws IOException {
    long elements = TensorData.elements(shape);
    int width = type.bits() / 8;
    String what = type + " " + Arrays.toString(shape);
    if (elements > SafetensorsLayout.LONGEST_ARRAY / width) {
      throw refusal.of(base, "arrays below 2 GiB", what);
    }
    if (elements * width != size - at) {
      throw refusal.of(
          at, elements * width + " bytes for " + what + " up to the end", size - at + " bytes");
    }
    return take((int) (elements * width));
  }

  private byte[] take(int length) throws IOException {
    byte[] bytes = length <= size - at ? stream.readNBytes(length) : new byte[0];
    if (bytes.length < length) {
      throw refusal.of(
          at,
          length + " more bytes of a numpy array",
          Math.min(size - at, bytes.length) + " up to the end");
    }
    at += length;
    return bytes;
  }

  private DType type(String descr, long base) throws IOException {
    boolean ordered = !descr.isEmpty() && "<>|=".indexOf(descr.charAt(0)) >= 0;
    return switch (ordered ? descr.substring(1) : descr) {
      case "b1", "?" -> DType.BOOL;
      case "i1" -> DType.I8;
      case "u1" -> DType.U8;
      case "i2" -> DType.I16;
      case "u2" -> DType.U16;
      case "i4" -> DType.I32;
      case "u4" -> DType.U32;
      case "i8" -> DType.I64;
      case "u8" -> DType.U64;
      case "f2" -> DType.F16;
      case "f4" -> DType.F32;
      case "f8" -> DType.F64;
      case "c8" -> DType.C64;
      case "O" ->
        throw refusal.of(
            base, "an array of numbers", "one of Python objects, a pickle, which is never run");
      default ->
        throw refusal.of(
            base, "elements of 1, 2, 4 or 8 bytes, as '<f4'", "descr " + Message.quoted(descr));
    };
  }

  /** Rows first and little-endian. */
  private static byte[] rowMajor(
      byte[] bytes, DType type, int[] shape, boolean fortranOrder, boolean bigEndian) {
    int width = type.bits() / 8;
    int unit = bigEndian ? (type == DType.C64 ? 4 : width) : 1; // whose bytes are turned around
    if ((!fortranOrder || shape.length < 2) && unit == 1) {
      return bytes;
    }
    byte[] ordered = new byte[bytes.length];
    int[] strides = strides(shape, fortranOrder);
    int[] place = new int[shape.length];
    int from = 0;
    for (int to = 0; to < bytes.length; to += width) {
      copy(bytes, from * width, ordered, to, width, unit);
      from = next(place, shape, strides, from);
    }
    return ordered;
  }

  private static void copy(byte[] source, int from, byte[] target, int to, int width, int unit) {
    for (int i = 0; i < width; i++) {
      target[to + i] = source[from + i - i % unit + (unit - 1 - i % unit)];
    }
  }

  /** Steps to the next element, the last axis first. */
  private static int next(int[] place, int[] shape, int[] strides, int from) {
    int next = from;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      next += strides[axis];
      if (++place[axis] < shape[axis]) {
        return next;
      }
      next -= strides[axis] * shape[axis];
      place[axis] = 0;
    }
    return next;
  }

  /** In elements; the shape is of an array that is in memory. */
  private static int[] strides(int[] shape, boolean fortranOrder) {
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int i = 0; i < shape.length; i++) {
      int axis = fortranOrder ? i : shape.length - 1 - i;
      strides[axis] = stride;
      stride *= shape[axis];
    }
    return strides;
  }
}
