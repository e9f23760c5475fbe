package dev.lathe.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * How a value lies in a file: see {@link Dataset#cache(java.nio.file.Path, Stored, Stored)}.
 *
 * @param toBytes all of a value
 * @param toValue the value that these bytes were made of, from the buffer's position to its limit, in little-endian order
 * @param <V> type of the values
 */
public record Stored<V>(Function<V, byte[]> toBytes, Function<ByteBuffer, V> toValue) {

  /** Arrays of floats, of any lengths. */
  public static Stored<float[]> floats() {
    return new Stored<>(
        values -> {
          ByteBuffer bytes = room((long) values.length * Float.BYTES);
          bytes.asFloatBuffer().put(values);
          return bytes.array();
        },
        bytes -> {
          float[] values = new float[bytes.remaining() / Float.BYTES];
          bytes.asFloatBuffer().get(values);
          return values;
        });
  }

  /** Arrays of whole numbers, of any lengths. */
  public static Stored<int[]> ints() {
    return new Stored<>(
        values -> {
          ByteBuffer bytes = room((long) values.length * Integer.BYTES);
          bytes.asIntBuffer().put(values);
          return bytes.array();
        },
        bytes -> {
          int[] values = new int[bytes.remaining() / Integer.BYTES];
          bytes.asIntBuffer().get(values);
          return values;
        });
  }

  /** One whole number, such as a label. */
  public static Stored<Integer> label() {
    return new Stored<>(
        value -> room(Integer.BYTES).putInt(value).array(),
        bytes -> bytes.getInt(bytes.position()));
  }

  /** Text. */
  public static Stored<String> text() {
    return new Stored<>(
        text -> text.getBytes(StandardCharsets.UTF_8),
        bytes -> StandardCharsets.UTF_8.decode(bytes).toString());
  }

  private static ByteBuffer room(long bytes) {
    return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
