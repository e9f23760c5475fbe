package dev.lathe.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Reads a table of comma-separated values into the user's own records.
 *
 * <pre>{@code
 * record Flower(double sepal_length, double sepal_width, double petal_length, double petal_width) {}
 * enum Species { SETOSA, VERSICOLOR, VIRGINICA }
 *
 * Dataset<Flower, Species> flowers = Csv.read(Path.of("iris.csv"), Flower.class, "species", Species.class);
 * }</pre>
 *
 * <p>The file is RFC 4180 in UTF-8: values between commas, quoted by {@code "} where they hold a comma, a quote
 * (written twice) or a line end; lines end in CR LF, LF or CR; empty lines are skipped. The first line names the
 * columns. A record's component is read from the column of its name; names are compared without regard to case,
 * {@code -} and blank being {@code _}. Columns that nothing asks for are ignored.
 *
 * <p>Components may be {@code double}, {@code float}, {@code int}, {@code long}, {@code short}, {@code byte},
 * {@code boolean} ({@code true}, {@code false}, {@code yes}, {@code no}, {@code 1}, {@code 0}), {@code String},
 * {@code LocalDate} ({@code 2024-02-29}), {@code LocalDateTime} ({@code 2024-02-29 13:45:00}, or with a {@code T}) and
 * enums, whose constants are compared as column names are. Every value is required, though text may be empty;
 * {@link #reader} makes other rules. A table that is read is held in memory as a whole, one that is streamed is not. A
 * line may have 1 MiB and 16,384 columns. The file may be gzipped.
 *
 * <p>The record may be private to its package or nested. In a named module, open its package to
 * {@code dev.lathe.runtime}.
 */
public final class Csv {
  private static final CsvReader READER = new CsvReader();

  private Csv() {}

  /**
   * Rows with a label: one of the constants of an enum.
   *
   * @param target name of the label's column
   * @param labels the enum; its constants are compared as column names are: {@code setosa} is {@code SETOSA}
   * @throws IOException with code L207 when there is no such file, L209 when a line is not as expected: names line,
   *     column and text
   * @throws IllegalArgumentException with code L212 when a component has a type that cannot be read
   */
  public static <R extends Record, E extends Enum<E>> Dataset<R, E> read(
      Path file, Class<R> record, String target, Class<E> labels) throws IOException {
    return READER.read(file, record, target, labels);
  }

  /**
   * Rows with a number to predict; the target has one value.
   *
   * @param target name of the column to predict, of finite numbers
   * @throws IOException with code L207 when there is no such file, L209 when a line is not as expected: names line,
   *     column and text
   * @throws IllegalArgumentException with code L212 when a component has a type that cannot be read
   */
  public static <R extends Record> Dataset<R, float[]> read(
      Path file, Class<R> record, String target) throws IOException {
    return READER.read(file, record, target);
  }

  /**
   * Rows one after the other, for files larger than memory: one line is held at a time. The target may be a component. Close it, or read it to the end.
   *
   * <pre>{@code
   * try (Stream<Ride> rides = Csv.stream(Path.of("rides.csv.gz"), Ride.class)) {
   *   double longest = rides.mapToDouble(Ride::distance).max().orElse(0);
   * }
   * }</pre>
   *
   * @throws IOException with code L207 when there is no such file, L209 when the first line is not as expected; later lines throw an {@link java.io.UncheckedIOException} with such a
   *     message
   * @throws IllegalArgumentException with code L212 when a component has a type that cannot be read
   */
  public static <R extends Record> Stream<R> stream(Path file, Class<R> record) throws IOException {
    return READER.stream(file, record);
  }

  /** A reader for tables with other separators, missing values, or a target in a stream. */
  public static CsvReader reader() {
    return READER;
  }
}
