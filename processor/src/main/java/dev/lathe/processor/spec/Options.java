package dev.lathe.processor.spec;

import dev.lathe.processor.diag.SourceRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One annotation, or one section of a model file: a name and values, each with its place.
 *
 * @param name simple name of the annotation: {@code Linear}
 * @param values by member, defaults included: Integer, Long, Double, Boolean, String or a List of these
 * @param places where each value was written, in that order; values that were not written are missing
 * @param where the annotation itself
 */
public record Options(
    String name, Map<String, Object> values, Map<String, SourceRef> places, SourceRef where) {
  public Options {
    values = Map.copyOf(values);
    places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
  }

  /** The same with one more value, which nobody wrote. */
  public Options with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(member, value);
    return new Options(name, more, places, where);
  }

  public int integer(String member) {
    return ((Number) value(member)).intValue();
  }

  public long whole(String member) {
    return ((Number) value(member)).longValue();
  }

  public double number(String member) {
    return ((Number) value(member)).doubleValue();
  }

  /** Whether a member takes whole numbers only. */
  public boolean isWhole(String member) {
    return value(member) instanceof Integer || value(member) instanceof Long;
  }

  public boolean flag(String member) {
    return (Boolean) value(member);
  }

  public List<Integer> integers(String member) {
    return numbers(member).stream().map(Double::intValue).toList();
  }

  public List<Double> numbers(String member) {
    return ((List<?>) value(member))
        .stream().map(each -> ((Number) each).doubleValue()).toList();
  }

  public List<String> texts(String member) {
    return ((List<?>) value(member)).stream().map(Object::toString).toList();
  }

  /** The annotation and every value in it: where problems of its own are reported. */
  public Collection<SourceRef> allPlaces() {
    List<SourceRef> all = new ArrayList<>(places.values());
    all.add(where);
    return all;
  }

  /** Where a value was written, else where the annotation stands. */
  public SourceRef where(String member) {
    return places.getOrDefault(member, where);
  }

  /** As the user wrote it: {@code @Linear(16)}. */
  @Override
  public String toString() {
    boolean plain = places.size() == 1 && places.containsKey("value");
    String written = places.keySet().stream()
        .map(member -> plain ? text(member) : member + " = " + text(member))
        .collect(Collectors.joining(", "));
    return "@" + name + (written.isEmpty() ? "" : "(" + written + ")");
  }

  /** A value as the user would write it: {@code 0.5}, {@code {1, 28, 28}}. */
  public String text(String member) {
    return text(value(member));
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Options::text).collect(Collectors.joining(", ", "{", "}"))
        : value.toString();
  }

  private Object value(String member) {
    return Objects.requireNonNull(values.get(member), () -> name + " has no member " + member);
  }
}
