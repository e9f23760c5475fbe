package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header as it is written: entries in the header's order. Only its grammar is checked here, whether offsets fit the
 * data in {@link SafetensorsLayout}.
 *
 * <p>Members of an entry that the format does not know are skipped, as the reference reader does. Names that come twice
 * are refused: two readers could take different ones.
 */
final class SafetensorsHeader {
  static final String METADATA = "__metadata__";

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final JsonScanner scanner;
  private final Refusals refusals;

  /**
   * One tensor.
   *
   * @param offset of its name in the file, for messages
   * @param begin first byte, counted from the start of the data
   * @param end byte after the last, likewise
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  record Entry(String name, long offset, DType dtype, int[] shape, long begin, long end) {}

  private SafetensorsHeader(JsonScanner scanner, Refusals refusals) {
    this.scanner = scanner;
    this.refusals = refusals;
  }

  /**
   * Reads a header.
   *
   * @param text UTF-8, checked
   * @param base offset of the text in the file
   */
  static SafetensorsHeader parse(byte[] text, long base, Refusals refusals) throws IOException {
    JsonScanner scanner = new JsonScanner(new JsonCursor(text, base, refusals::malformed));
    SafetensorsHeader header = new SafetensorsHeader(scanner, refusals);
    scanner.members(header::member);
    scanner.requireEnd();
    return header;
  }

  List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }

  Map<String, String> metadata() {
    return metadata;
  }

  private void member(String name, long offset) throws IOException {
    if (!name.equals(METADATA)) {
      refuseTwice(entries.put(name, new Fields(name, offset).read()), name, offset);
      return;
    }
    refuseTwice(metadata.isEmpty() ? null : metadata, name, offset);
    scanner.members((key, at) -> refuseTwice(metadata.put(key, scanner.string()), key, at));
  }

  private void refuseTwice(@Nullable Object before, String name, long offset) throws IOException {
    if (before != null) {
      throw refusals.malformed(offset, "every name once", "'" + Message.snippet(name) + "' again");
    }
  }

  /** The members of one entry while they are read, in any order. */
  private final class Fields {
    private final String name;
    private final long offset;
    private @Nullable DType dtype;
    private int @Nullable [] shape;
    private long @Nullable [] range;

    Fields(String name, long offset) {
      this.name = name;
      this.offset = offset;
    }

    Entry read() throws IOException {
      scanner.members(this::field);
      if (dtype == null || shape == null || range == null) {
        String found = dtype == null ? "no dtype" : shape == null ? "no shape" : "no data_offsets";
        throw refusals.malformed(
            offset,
            "dtype, shape and data_offsets of tensor '" + Message.snippet(name) + "'",
            found);
      }
      return new Entry(name, offset, dtype, shape, range[0], range[1]);
    }

    private void field(String field, long at) throws IOException {
      switch (field) {
        case "dtype" -> {
          refuseTwice(dtype, field, at);
          dtype = dtype();
        }
        case "shape" -> {
          refuseTwice(shape, field, at);
          shape = shape();
        }
        case "data_offsets" -> {
          refuseTwice(range, field, at);
          range = range();
        }
        default -> scanner.skipValue();
      }
    }

    private DType dtype() throws IOException {
      long at = scanner.offset();
      String text = scanner.string();
      for (DType type : DType.values()) {
        if (type.name().equals(text)) {
          return type;
        }
      }
      throw refusals.malformed(
          at,
          "a type of elements, as F32, for tensor '" + Message.snippet(name) + "'",
          "'" + Message.snippet(text) + "'");
    }

    private int[] shape() throws IOException {
      int[] extents = new int[4];
      int rank = 0;
      scanner.require('[');
      if (scanner.take(']')) {
        return new int[0];
      }
      do {
        extents = rank == extents.length ? Arrays.copyOf(extents, 2 * rank) : extents;
        extents[rank++] = extent();
      } while (scanner.take(','));
      scanner.require(']');
      return Arrays.copyOf(extents, rank);
    }

    private int extent() throws IOException {
      long at = scanner.offset();
      long extent = scanner.number();
      if (extent > Integer.MAX_VALUE) {
        throw refusals.malformed(
            at,
            "extents below 2^31 for tensor '" + Message.snippet(name) + "'",
            String.valueOf(extent));
      }
      return (int) extent;
    }

    private long[] range() throws IOException {
      scanner.require('[');
      long begin = scanner.number();
      scanner.require(',');
      long end = scanner.number();
      scanner.require(']');
      return new long[] {begin, end};
    }
  }
}
