package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables as {@link Csv} does, with rules of one's own for separators and missing values. A reader does not change: each rule gives a new one.
 *
 * <pre>{@code
 * LongAdder left = new LongAdder();
 * CsvReader reader = Csv.reader()
 *     .missing("NA", "?")
 *     .fill("embarked", "S")
 *     .fillMean(Path.of("train.csv"), "age")
 *     .skipMissing(line -> left.increment());
 * Dataset<Passenger, float[]> train = reader.read(Path.of("train.csv"), Passenger.class, "survived");
 * Dataset<Passenger, float[]> test = reader.read(Path.of("test.csv"), Passenger.class, "survived"); // the same means
 * }</pre>
 *
 * <p>Missing is a blank, but not where text is wanted, and what {@link #missing} names. It is refused, with line and column, where no rule is given; what has a fill is filled, with
 * all else the line is left out.
 */
public final class CsvReader {
  private final char separator;
  private final Set<String> marks;
  private final Map<String, String> fills;
  private final @Nullable LongConsumer skipped;

  CsvReader() {
    this(',', Set.of(), Map.of(), null);
  }

  private CsvReader(
      char separator,
      Set<String> marks,
      Map<String, String> fills,
      @Nullable LongConsumer skipped) {
    this.separator = separator;
    this.marks = marks;
    this.fills = fills;
    this.skipped = skipped;
  }

  /**
   * With another character between values than a comma: {@code '\t'}, {@code ';'}.
   *
   * @throws IllegalArgumentException with code L212 for a quote, a line end, or what is not ASCII
   */
  public CsvReader separator(char character) {
    CsvParser.requireSeparator(character);
    return new CsvReader(character, marks, fills, skipped);
  }

  /** With texts that stand for missing values, besides those named before: {@code "NA"}; an empty one, where text is wanted too. Blanks around them do not count. */
  public CsvReader missing(String... texts) {
    Set<String> all = new HashSet<>(marks);
    for (String text : texts) {
      all.add(text.strip());
    }
    return new CsvReader(separator, all, fills, skipped);
  }

  /**
   * With a value for what is missing in a column, also where text is wanted.
   *
   * @param column as the record's component is named, or the target
   * @param value as the file would have it; it must fit the component's type when a file is read
   */
  public CsvReader fill(String column, String value) {
    Map<String, String> all = new HashMap<>(fills);
    all.put(Names.key(column), value);
    return new CsvReader(separator, marks, all, skipped);
  }

  /**
   * With the mean of a column for what is missing in it, taken now from a file and kept: name the file to train from, so that nothing is learnt from the others.
   *
   * @param columns of numbers; their components must be {@code double} or {@code float}
   * @throws IOException with code L207 when there is no such file, L209 when a line is not as expected
   * @throws IllegalArgumentException with code L203 when a column has no number
   */
  public CsvReader fillMean(Path file, String... columns) throws IOException {
    List<String> names = List.of(columns);
    double[] means = new double[columns.length];
    long[] counts = new long[columns.length];
    try (CsvParser parser = CsvParser.open(file, separator, "L209")) {
      CsvHeader header = CsvHeader.read(parser);
      int[] places = header.find(names);
      while (parser.next()) {
        add(new CsvRow(parser, header, places), means, counts);
      }
    }
    CsvReader filled = this;
    for (int i = 0; i < means.length; i++) {
      if (counts[i] == 0) {
        throw new IllegalArgumentException(Message.of(
            "L203", "at least one number in column " + columns[i] + " of " + file, "none", ""));
      }
      filled = filled.fill(columns[i], String.valueOf(means[i]));
    }
    return filled;
  }

  /**
   * Leaves out lines in which something is missing that has no fill.
   *
   * @param line told the number of each line that is left out, from 1 on
   */
  public CsvReader skipMissing(LongConsumer line) {
    return new CsvReader(separator, marks, fills, Objects.requireNonNull(line, "line"));
  }

  /** As {@link Csv#read(Path, Class, String, Class)}; besides, L212 for a fill that fits no column or not its type. */
  public <R extends Record, E extends Enum<E>> Dataset<R, E> read(
      Path file, Class<R> record, String target, Class<E> labels) throws IOException {
    return all(examples(file, record, target, Cells.constantOf(labels)));
  }

  /** As {@link Csv#read(Path, Class, String)}; besides, L212 for a fill that fits no column or not its type. */
  public <R extends Record> Dataset<R, float[]> read(Path file, Class<R> record, String target)
      throws IOException {
    return all(examples(file, record, target, Cells.vector()));
  }

  /** As {@link Csv#stream}; besides, L212 for a fill that fits no column or not its type. */
  public <R extends Record> Stream<R> stream(Path file, Class<R> record) throws IOException {
    RowType<R> type = RowType.of(record);
    return rows(file, type.names(), type.cells(), type::create).stream();
  }

  /** Examples one after the other, as {@link #read(Path, Class, String, Class)} has them; to be closed as {@link Csv#stream}. */
  public <R extends Record, E extends Enum<E>> Stream<Example<R, E>> stream(
      Path file, Class<R> record, String target, Class<E> labels) throws IOException {
    return examples(file, record, target, Cells.constantOf(labels)).stream();
  }

  /** Examples one after the other, as {@link #read(Path, Class, String)} has them; to be closed as {@link Csv#stream}. */
  public <R extends Record> Stream<Example<R, float[]>> stream(
      Path file, Class<R> record, String target) throws IOException {
    return examples(file, record, target, Cells.vector()).stream();
  }

  private <R extends Record, T> CsvRows<Example<R, T>> examples(
      Path file, Class<R> record, String target, Cell<T> targetCell) throws IOException {
    RowType<R> type = RowType.of(record);
    List<String> wanted = new ArrayList<>(type.names());
    wanted.add(target);
    List<Cell<?>> cells = new ArrayList<>(type.cells());
    cells.add(targetCell);
    int last = cells.size() - 1;
    return rows(
        file, wanted, cells, row -> new Example<>(type.create(row), row.value(last, targetCell)));
  }

  private <T> CsvRows<T> rows(
      Path file, List<String> wanted, List<Cell<?>> cells, CsvRows.Maker<T> maker)
      throws IOException {
    Gaps gaps = new Gaps(wanted, cells, marks, fills, skipped != null);
    LongConsumer told = skipped == null ? line -> {} : skipped;
    return CsvRows.open(file, separator, wanted, gaps, told, maker);
  }

  private static <I, T> Dataset<I, T> all(CsvRows<Example<I, T>> rows) throws IOException {
    try (rows) {
      List<Example<I, T>> examples = new ArrayList<>();
      for (Example<I, T> row = rows.next(); row != null; row = rows.next()) {
        examples.add(row);
      }
      return Dataset.of(examples);
    }
  }

  private void add(CsvRow row, double[] means, long[] counts) throws IOException {
    for (int i = 0; i < means.length; i++) {
      String text = row.text(i);
      if (!text.isBlank() && !marks.contains(text.strip())) {
        means[i] += (row.value(i, Cells.number()) - means[i]) / ++counts[i];
      }
    }
  }
}
