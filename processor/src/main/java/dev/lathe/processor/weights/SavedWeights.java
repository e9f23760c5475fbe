package dev.lathe.processor.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What a safetensors file says about itself; its numbers are not kept. A file cannot make the reader hold more than some times its header.
 *
 * @param tensors in the order in which they lie in the file, without gaps
 * @param metadata what the writer said
 * @param headerBytes before the first tensor
 * @param headerChecksum CRC-32 of these
 */
public record SavedWeights(
    List<SavedTensor> tensors, Map<String, String> metadata, int headerBytes, long headerChecksum) {
  private static final int LENGTH_BYTES = 8;
  private static final int LONGEST_HEADER = 100_000_000; // as in the reference reader
  private static final String METADATA = "__metadata__";

  /** Bits of an element, of types that Java has numbers for. */
  private static final Map<String, Integer> BITS = Map.ofEntries(
      Map.entry("BOOL", 8),
      Map.entry("U8", 8),
      Map.entry("I8", 8),
      Map.entry("U16", 16),
      Map.entry("I16", 16),
      Map.entry("F16", 16),
      Map.entry("BF16", 16),
      Map.entry("U32", 32),
      Map.entry("I32", 32),
      Map.entry("F32", 32),
      Map.entry("U64", 64),
      Map.entry("I64", 64),
      Map.entry("F64", 64));

  public SavedWeights {
    tensors = List.copyOf(tensors);
    metadata = Map.copyOf(metadata);
  }

  /** Whether tensors of a type hold numbers that can be read. */
  static boolean isReadable(SavedTensor tensor) {
    return BITS.containsKey(tensor.type());
  }

  /** Reads a file to its end. Throws {@link MalformedException} where it is none, or damaged. */
  public static SavedWeights read(InputStream file) throws IOException {
    byte[] length = file.readNBytes(LENGTH_BYTES);
    long announced = length.length < LENGTH_BYTES
        ? -1
        : ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (announced < 2 || announced > LONGEST_HEADER) {
      throw new MalformedException(
          0, "the length of a safetensors header", "no safetensors file: " + start(length));
    }
    byte[] header = file.readNBytes((int) announced);
    if (header.length < announced) {
      throw new MalformedException(
          LENGTH_BYTES + header.length, "a header of " + announced + " bytes", "the end");
    }
    CRC32 checksum = new CRC32();
    checksum.update(length);
    checksum.update(header);
    Map<String, Object> members = JsonText.object(utf8(header), LENGTH_BYTES);
    int dataStart = LENGTH_BYTES + header.length;
    Map<String, String> metadata = metadata(members);
    List<SavedTensor> tensors = tensors(members, dataStart, rest(file));
    return new SavedWeights(tensors, metadata, dataStart, checksum.getValue());
  }

  private static String start(byte[] bytes) {
    return bytes.length == 0
        ? "nothing"
        : "\"" + new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".") + "\"";
  }

  private static String utf8(byte[] header) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException(LENGTH_BYTES, "UTF-8", "other bytes");
    }
  }

  private static long rest(InputStream file) throws IOException {
    byte[] piece = new byte[1 << 16];
    long count = 0;
    for (int read = file.read(piece); read >= 0; read = file.read(piece)) {
      count += read;
    }
    return count;
  }

  private static Map<String, String> metadata(Map<String, Object> members) {
    Map<String, String> metadata = new TreeMap<>();
    if (members.remove(METADATA) instanceof Map<?, ?> found) {
      found.forEach((key, value) -> metadata.put(key.toString(), value.toString()));
    }
    return metadata;
  }

  /** A tensor with the place of its first byte. */
  private record Placed(long begin, SavedTensor tensor) {}

  private static List<SavedTensor> tensors(
      Map<String, Object> members, long dataStart, long dataLength) throws IOException {
    List<Placed> placed = new ArrayList<>();
    for (Map.Entry<String, Object> member : members.entrySet()) {
      placed.add(placed(member.getKey(), member.getValue()));
    }
    placed.sort(Comparator.comparingLong(Placed::begin)
        .thenComparingLong(each -> each.tensor().bytes()));
    long end = 0;
    for (Placed each : placed) {
      if (each.begin() != end || each.tensor().bytes() > dataLength - end) {
        throw new MalformedException(
            dataStart + Math.min(end, dataLength),
            "all " + each.tensor().bytes() + " bytes of " + each.tensor().name(),
            each.begin() == end ? "the end of the file" : "a gap or an overlap");
      }
      end += each.tensor().bytes();
    }
    if (end < dataLength) {
      throw new MalformedException(
          dataStart + end, "the end of the file", (dataLength - end) + " bytes of no tensor");
    }
    return placed.stream().map(Placed::tensor).toList();
  }

  private static Placed placed(String name, Object value) throws IOException {
    Map<?, ?> entry = value instanceof Map<?, ?> members ? members : Map.of();
    List<Long> shape = longs(entry.get("shape"));
    List<Long> range = longs(entry.get("data_offsets"));
    if (!(entry.get("dtype") instanceof String type) || shape == null || range == null) {
      throw new MalformedException(
          LENGTH_BYTES, "dtype, shape and data_offsets of " + name, "something else");
    }
    long bytes = range.size() == 2 ? range.get(1) - range.get(0) : -1;
    Integer bits = BITS.get(type);
    if (bytes < 0 || (bits != null && bytes != bytes(shape, bits))) {
      throw new MalformedException(
          LENGTH_BYTES, "as many bytes as " + name + " " + shape + " needs", range.toString());
    }
    return new Placed(range.get(0), new SavedTensor(name, type, shape, bytes));
  }

  /** Null where a value is no list of whole numbers. */
  private static @Nullable List<Long> longs(@Nullable Object value) {
    return value instanceof List<?> list && list.stream().allMatch(Long.class::isInstance)
        ? list.stream().map(Long.class::cast).toList()
        : null;
  }

  /** -1 where that is beyond a long. */
  private static long bytes(List<Long> shape, int bits) {
    try {
      return shape.stream().reduce((long) bits / 8, Math::multiplyExact);
    } catch (ArithmeticException overflow) {
      return -1;
    }
  }
}
