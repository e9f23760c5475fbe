package dev.lathe.train;

import dev.lathe.runtime.EpochReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table with a row an epoch: Keras's {@code CSVLogger}.
 *
 * <pre>{@code
 * epoch,steps,learning_rate,loss,accuracy,validation_loss,validation_accuracy,seconds
 * 1,938,0.05,0.3512,0.8971,0.1411,0.9568,2.1
 * }</pre>
 *
 * <p>Numbers are as {@link EpochReport} has them, in the form of {@link Double#toString(double)}; a cell is empty where there is none: accuracy of a network without classes, validation in a
 * training without. A row is in the file when its epoch ends.
 *
 * <p>Each of {@link dev.lathe.runtime.Trainer#metrics} has a column after {@code seconds}, {@code validation_f1_macro} for {@code f1_macro}; one that is called {@code loss} or {@code accuracy} has
 * none of its own.
 *
 * <p>A file of that name is replaced. Where a training goes on from a checkpoint, the file goes on as well: rows of epochs that are made again are cut off first. A table with other columns is refused
 * before the first step (L216), and stays as it is.
 *
 * <p>A file that cannot be written ends the training by an {@link java.io.UncheckedIOException} (L207).
 */
public final class CsvLog implements Callback {
  private final Path path;
  private @Nullable LogFile file;
  private List<String> columns = List.of();

  private CsvLog(Path path) {
    this.path = path;
  }

  /** A table in a file, made with the folders it is in. */
  public static CsvLog to(Path path) {
    return new CsvLog(path);
  }

  @Override
  public void onStart(TrainingRun run) {
    columns = LogFile.names(run.metrics());
    String header =
        columns.stream().map(CsvLog::cell).collect(Collectors.joining(",", "epoch,steps,", ""));
    file = LogFile.open(path);
    if (run.firstEpoch() > 1) {
      file.requireSame(header);
    }
    file.start(header, "", run.firstEpoch());
  }

  /** A metric may be called anything; a name is one line. */
  private static String cell(String name) {
    String line = name.replaceAll("\\s+", " ");
    return line.matches("[^\",]*") ? line : '"' + line.replace("\"", "\"\"") + '"';
  }

  @Override
  public void onEpoch(TrainingRun run, EpochReport report) {
    StringBuilder row = new StringBuilder();
    row.append(report.epoch()).append(',').append(report.steps());
    Map<String, Double> numbers = LogFile.numbers(report);
    for (String column : columns) {
      double number = numbers.getOrDefault(column, Double.NaN);
      row.append(',').append(Double.isNaN(number) ? "" : String.valueOf(number));
    }
    if (file != null) {
      file.add(row.toString());
    }
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
