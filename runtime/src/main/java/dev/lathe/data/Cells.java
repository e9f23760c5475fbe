package dev.lathe.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kinds of cell that {@link Csv} can read. */
final class Cells {
  static final String SUPPORTED =
      "double, float, int, long, short, byte, boolean, String, LocalDate, LocalDateTime or an enum";

  private static final Map<Class<?>, Cell<?>> BY_TYPE = Map.ofEntries(
      Map.entry(double.class, number()),
      Map.entry(float.class, new Parsed<>("a finite number of float range", Cells::finiteFloat)),
      Map.entry(int.class, whole("int", Integer::valueOf)),
      Map.entry(long.class, whole("long", Long::valueOf)),
      Map.entry(short.class, whole("short", Short::valueOf)),
      Map.entry(byte.class, whole("byte", Byte::valueOf)),
      Map.entry(LocalDate.class, new Parsed<>("a date, as 2024-02-29,", LocalDate::parse)),
      Map.entry(
          LocalDateTime.class,
          new Parsed<>("a date and time, as 2024-02-29 13:45:00,", Cells::time)),
      Map.entry(boolean.class, new Bool()),
      Map.entry(String.class, new Text()));

  private Cells() {}

  /** The cell for a component of this type, or null when there is none. */
  static @Nullable Cell<?> of(Class<?> type) {
    return type.isEnum() ? constantOf(type.asSubclass(Enum.class)) : BY_TYPE.get(type);
  }

  /** One of an enum's constants. */
  static <E extends Enum<?>> Cell<E> constantOf(Class<E> type) {
    return new Constant<>(type);
  }

  /** A finite number. */
  static Cell<Double> number() {
    return new Parsed<>("a finite number", Cells::finiteDouble);
  }

  /** A number as the only element of a target vector. */
  static Cell<float[]> vector() {
    return new Parsed<>("a finite number of float range", text -> new float[] {finiteFloat(text)});
  }

  private static <N> Cell<N> whole(String type, Function<String, N> parser) {
    return new Parsed<>("a whole number of " + type + " range", parser);
  }

  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T'));
  }

  private static double finiteDouble(String text) {
    double value = Double.parseDouble(decimal(text));
    if (!Double.isFinite(value)) {
      throw new NumberFormatException();
    }
    return value;
  }

  private static float finiteFloat(String text) {
    float value = Float.parseFloat(decimal(text));
    if (!Float.isFinite(value)) {
      throw new NumberFormatException();
    }
    return value;
  }

  /** Refuses what only Java calls a number: {@code 1f}, {@code 0x1p3}, {@code NaN}, {@code Infinity}. */
  private static String decimal(String text) {
    boolean plain = text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
    if (!plain) {
      throw new NumberFormatException();
    }
    return text;
  }

  /** Numbers of all types and dates; the parser throws one of two exceptions for any other text. */
  private record Parsed<N>(String expected, Function<String, N> parser) implements Cell<N> {
    @Override
    public @Nullable N parse(String text) {
      try {
        return parser.apply(text.strip());
      } catch (NumberFormatException | DateTimeParseException e) {
        return null;
      }
    }
  }

  private record Bool() implements Cell<Boolean> {
    @Override
    public String expected() {
      return "true, false, yes, no, 1 or 0";
    }

    @Override
    public @Nullable Boolean parse(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "yes", "1" -> Boolean.TRUE;
        case "false", "no", "0" -> Boolean.FALSE;
        default -> null;
      };
    }
  }

  private record Text() implements Cell<String> {
    @Override
    public String expected() {
      return "text";
    }

    @Override
    public boolean mayBeBlank() {
      return true;
    }

    @Override
    public String parse(String text) {
      return text;
    }
  }

  private static final class Constant<E extends Enum<?>> implements Cell<E> {
    private static final String UNKNOWN =
        "add such a constant, or read numbers as numbers and map them, with targetTransform say";
    private final Names<E> constants;

    Constant(Class<E> type) {
      this.constants = Names.of(type.getEnumConstants(), Enum::name);
    }

    @Override
    public String expected() {
      return "one of " + constants.all();
    }

    @Override
    public @Nullable E parse(String text) {
      return constants.find(text);
    }

    @Override
    public String fix(String text) {
      String similar = constants.didYouMean(text);
      return text.isBlank() ? Cell.super.fix(text) : similar.isEmpty() ? UNKNOWN : similar;
    }
  }
}
