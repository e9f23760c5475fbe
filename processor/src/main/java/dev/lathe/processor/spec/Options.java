package dev.lathe.processor.spec;

import dev.lathe.processor.diag.SourceRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One annotation, or one section of a model file: a name and values, each with its place.
 *
 * @param name simple name of the annotation: {@code Linear}
 * @param values by member, defaults included: Integer, Long, Double, Boolean, String or a List of these
 * @param places where each value was written; values that were not written are missing
 * @param where the annotation itself
 */
public record Options(String name, Map<String, Object> values, Map<String, SourceRef> places, SourceRef where) {
  public Options {
    values = Map.copyOf(values);
    places = Map.copyOf(places);
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

  public boolean flag(String member) {
    return (Boolean) value(member);
  }

  public List<Double> numbers(String member) {
    return ((List<?>) value(member)).stream().map(each -> ((Number) each).doubleValue()).toList();
  }

  /** Where a value was written, else where the annotation stands. */
  public SourceRef where(String member) {
    return places.getOrDefault(member, where);
  }

  /** As the user wrote it: {@code @Linear(16)}. */
  @Override
  public String toString() {
    boolean plain = places.size() == 1 && places.containsKey("value");
    String written =
        places.keySet().stream()
            .sorted()
            .map(member -> plain ? text(value(member)) : member + " = " + text(value(member)))
            .collect(java.util.stream.Collectors.joining(", "));
    return "@" + name + (written.isEmpty() ? "" : "(" + written + ")");
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Options::text).collect(java.util.stream.Collectors.joining(", ", "{", "}"))
        : value.toString();
  }

  private Object value(String member) {
    return Objects.requireNonNull(values.get(member), () -> name + " has no member " + member);
  }
}
