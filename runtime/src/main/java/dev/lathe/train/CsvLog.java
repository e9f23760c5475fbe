package dev.lathe.train;

import dev.lathe.runtime.EpochReport;
import java.nio.file.Path;
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
 * <p>A file of that name is replaced. Where a training goes on from a checkpoint, the file goes on as well: rows of epochs that are made again are cut off first.
 *
 * <p>A file that cannot be written ends the training by an {@link java.io.UncheckedIOException} (L207).
 */
public final class CsvLog implements Callback {
  private final Path path;
  private @Nullable LogFile file;

  private CsvLog(Path path) {
    this.path = path;
  }

  /** A table in a file, made with the folders it is in. */
  public static CsvLog to(Path path) {
    return new CsvLog(path);
  }

  @Override
  public void onStart(TrainingRun run) {
    file = LogFile.open(path);
    file.start("epoch,steps," + String.join(",", LogFile.NAMES), "", run.firstEpoch());
  }

  @Override
  public void onEpoch(TrainingRun run, EpochReport report) {
    StringBuilder row = new StringBuilder();
    row.append(report.epoch()).append(',').append(report.steps());
    for (double number : LogFile.numbers(report)) {
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
