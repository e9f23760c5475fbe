package dev.lathe.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rows of a table, read one after the other. */
final class CsvRows<T> extends AbstractSpliterator<T> implements Closeable {
  private final CsvParser parser;
  private final CsvHeader header;
  private final int[] columns;
  private final Gaps gaps;
  private final LongConsumer skipped;
  private final Maker<T> maker;
  private boolean ended;

  /** Makes of a row what is wanted. */
  interface Maker<T> {
    T make(CsvRow row) throws IOException;
  }

  private CsvRows(
      CsvParser parser, List<String> wanted, Gaps gaps, LongConsumer skipped, Maker<T> maker)
      throws IOException {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.parser = parser;
    this.header = CsvHeader.read(parser);
    this.columns = header.find(wanted);
    this.gaps = gaps;
    this.skipped = skipped;
    this.maker = maker;
  }

  static <T> CsvRows<T> open(
      Path file,
      char separator,
      List<String> wanted,
      Gaps gaps,
      LongConsumer skipped,
      Maker<T> maker)
      throws IOException {
    CsvParser parser = CsvParser.open(file, separator, "L209");
    try {
      return new CsvRows<>(parser, wanted, gaps, skipped, maker);
    } catch (IOException e) {
      parser.close();
      throw e;
    }
  }

  /** The next row, or null at the end of the file, which is closed then. */
  @Nullable
  T next() throws IOException {
    while (!ended && parser.next()) {
      CsvRow row = new CsvRow(parser, header, columns);
      if (row.fill(gaps)) {
        return maker.make(row);
      }
      skipped.accept(parser.line());
    }
    ended = true; // an iterator of the stream asks again
    close();
    return null;
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    T row = nextUnchecked();
    if (row != null) {
      action.accept(row);
    }
    return row != null;
  }

  Stream<T> stream() {
    return StreamSupport.stream(this, false).onClose(() -> {
      try {
        close();
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    });
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private @Nullable T nextUnchecked() {
    try {
      return next();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
