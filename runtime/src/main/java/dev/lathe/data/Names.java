package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values found by name, as tables write names: {@code near bay}, {@code Near-Bay} and {@code NEAR_BAY} are one. A
 * name that is written exactly so wins over one that is only alike.
 */
final class Names<V> {
  private static final int LISTED = 24;

  private final List<Entry<V>> entries;

  private record Entry<V>(String name, String key, V value) {}

  private Names(List<Entry<V>> entries) {
    this.entries = entries;
  }

  static <V> Names<V> of(V[] values, Function<V, String> name) {
    return new Names<>(Stream.of(values)
        .map(value -> new Entry<>(name.apply(value), key(name.apply(value)), value))
        .toList());
  }

  /** The values of this name: none, one, or several when the names are too much alike. */
  List<V> matches(String name) {
    List<V> exact = where(entry -> entry.name.equals(name));
    String key = key(name);
    return exact.isEmpty() ? where(entry -> entry.key.equals(key)) : exact;
  }

  /** The value of this name, or null when there is none or more than one. */
  @Nullable
  V find(String name) {
    List<V> found = matches(name);
    return found.size() == 1 ? found.get(0) : null;
  }

  /** All names in order, the first {@value #LISTED} if there are more. */
  String all() {
    String listed = entries.stream()
        .limit(LISTED)
        .map(entry -> Message.snippet(entry.name))
        .collect(Collectors.joining(", "));
    int more = entries.size() - LISTED;
    return more > 0 ? listed + " and " + more + " more" : listed;
  }

  /** The question for a name that was mistyped, or empty when none is near. */
  String didYouMean(String name) {
    String key = key(name);
    int best = Math.min(key.length(), 1 + Math.max(1, key.length() / 3));
    String similar = "";
    for (Entry<V> entry : entries) {
      int distance = EditDistance.between(key, entry.key, best);
      if (distance < best) {
        best = distance;
        similar = entry.name;
      }
    }
    return similar.isEmpty() ? "" : "Did you mean \"" + similar + "\"?";
  }

  private List<V> where(Predicate<Entry<V>> condition) {
    return entries.stream().filter(condition).map(Entry::value).toList();
  }

  /** The name as it is compared. */
  static String key(String name) {
    return Objects.requireNonNull(name, "name")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replace('-', '_')
        .replace(' ', '_');
  }
}
