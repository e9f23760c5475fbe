package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lays tensors out as the reference writer of safetensors does. */
final class SafetensorsWriter {
  private static final Comparator<String> BY_CODE_POINT = SafetensorsWriter::compareUtf8;
  private static final Comparator<Map.Entry<String, TensorType>> WIDE_TYPES_FIRST =
      Comparator.<Map.Entry<String, TensorType>, DType>comparing(
              entry -> entry.getValue().dtype())
          .reversed()
          .thenComparing(Map.Entry::getKey, BY_CODE_POINT);

  private final List<Map.Entry<String, TensorType>> tensors;
  private final Weights.Source source;
  private final byte[] header;

  SafetensorsWriter(
      Map<String, TensorType> types, Map<String, String> metadata, Weights.Source source)
      throws IOException {
    this.source = source;
    this.tensors = sorted(types.entrySet(), WIDE_TYPES_FIRST);
    ByteBuffer text =
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(header(this.tensors, metadata)));
    header = new byte[(text.remaining() + 7) / 8 * 8]; // padded, so that the data is aligned
    Arrays.fill(header, (byte) ' ');
    text.get(header, 0, text.remaining());
    if (header.length > SafetensorsReader.HEADER_LIMIT) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "names and metadata of at most " + SafetensorsReader.HEADER_LIMIT + " bytes",
          header.length + " bytes",
          "shorten the metadata"));
    }
  }

  void writeTo(FileChannel channel) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .flip();
    Transfer.write(channel, length);
    Transfer.write(channel, ByteBuffer.wrap(header));
    for (Map.Entry<String, TensorType> entry : tensors) {
      TensorData tensor = source.tensor(entry.getKey());
      requireType(entry.getKey(), entry.getValue(), tensor);
      Transfer.write(channel, tensor.view());
    }
  }

  private static void requireType(String name, TensorType type, TensorData tensor) {
    if (!type.equals(TensorType.of(tensor))) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          type + " for the tensor '" + name + "', as announced",
          tensor.toString(),
          "give the tensors with the types and shapes of the map"));
    }
  }

  private static String header(
      List<Map.Entry<String, TensorType>> tensors, Map<String, String> metadata) {
    List<String> members = new ArrayList<>();
    if (!metadata.isEmpty()) {
      members.add(Json.quote(SafetensorsHeader.METADATA) + ":" + object(metadata));
    }
    long offset = 0;
    for (Map.Entry<String, TensorType> entry : tensors) {
      requireName(entry.getKey());
      long end = offset + entry.getValue().bytes();
      members.add(Json.quote(entry.getKey()) + ":" + describe(entry.getValue(), offset, end));
      offset = end;
    }
    return "{" + String.join(",", members) + "}";
  }

  private static String object(Map<String, String> metadata) {
    return sorted(metadata.entrySet(), Map.Entry.comparingByKey(BY_CODE_POINT)).stream()
        .map(entry -> Json.quote(entry.getKey()) + ":" + Json.quote(entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String describe(TensorType type, long begin, long end) {
    String shape = type.shape().toString().replace(" ", "");
    return "{\"dtype\":\"" + type.dtype() + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin
        + "," + end + "]}";
  }

  private static void requireName(String name) {
    if (name.equals(SafetensorsHeader.METADATA)) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "names of tensors",
          "'" + name + "', which means something else in the file",
          "rename it"));
    }
  }

  private static <T> List<T> sorted(Collection<? extends T> entries, Comparator<? super T> order) {
    List<T> sorted = new ArrayList<>(entries);
    sorted.sort(order);
    return sorted;
  }

  /** The order of the bytes: {@link String#compareTo} puts characters beyond U+FFFF before some below. */
  private static int compareUtf8(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
