package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A JSON object of names numbered from 0 on, as tokenizers write their vocabularies. */
public final class JsonNumbers {
  private static final int MOST = 1 << 22;

  private final JsonScanner scanner;
  private final Map<String, Integer> numbers = new HashMap<>();
  private @Nullable String[] names = new @Nullable String[256];

  private JsonNumbers(JsonScanner scanner) {
    this.scanner = scanner;
  }

  /**
   * The names in the order of their numbers.
   *
   * @throws IOException with code L208 and the offset where the file has more than four million names, is no such object, has a name or a number twice, or leaves a number out
   */
  public static List<String> read(Path file) throws IOException {
    try (JsonScanner scanner = JsonScanner.open(file)) {
      return new JsonNumbers(scanner).names();
    }
  }

  /** Writes what {@link #read} reads, on one line without blanks. */
  public static void write(Path file, List<String> names) throws IOException {
    String text = IntStream.range(0, names.size())
        .mapToObj(number -> Json.quote(names.get(number)) + ":" + number)
        .collect(Collectors.joining(",", "{", "}"));
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> names() throws IOException {
    long start = scanner.offset();
    scanner.members(this::member);
    scanner.requireEnd();
    List<String> ordered = new ArrayList<>(numbers.size());
    for (int number = 0; number < numbers.size(); number++) {
      String name = names[number];
      if (name == null) {
        throw scanner.refuse(
            start, "numbers 0 to " + (numbers.size() - 1), "none numbered " + number);
      }
      ordered.add(name);
    }
    return ordered;
  }

  private void member(String name, long offset) throws IOException {
    long at = scanner.offset();
    long number = scanner.number();
    if (number >= MOST) {
      throw scanner.refuse(at, "numbers below " + MOST, String.valueOf(number));
    }
    if (numbers.putIfAbsent(name, (int) number) != null) {
      throw scanner.refuse(offset, "every name once", Message.quoted(name) + " again");
    }
    put((int) number, name, at);
  }

  private void put(int number, String name, long at) throws IOException {
    if (number >= names.length) {
      names = Arrays.copyOf(names, Math.max(number + 1, 2 * names.length));
    }
    if (names[number] != null) {
      throw scanner.refuse(at, "every number once", number + " again");
    }
    names[number] = name;
  }
}
