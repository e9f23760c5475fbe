package dev.lathe.train;

import dev.lathe.data.Dataset;
import dev.lathe.io.AtomicFile;
import dev.lathe.report.Mistakes;
import dev.lathe.report.TrainingPage;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.History;
import dev.lathe.runtime.Prediction;
import dev.lathe.vision.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page about the training, for a browser: loss, accuracy and learning rate as curves and in a table, the confusion matrix of the last validation, and all settings. It is written when
 * training begins, after every epoch and in the end, in one step each time.
 *
 * <pre>{@code
 * model.training()
 *     .validation(test)
 *     .callback(HtmlReport.to(Path.of("report.html")).mistakes(test, model::classify, Function.identity()))
 *     .fit(train);
 * }</pre>
 *
 * <p>The page is one file, without scripts, that asks for no other. Curves have at most 500 points, the table at most the last 1,000 epochs, the matrix at most 30 classes. After a restart from
 * checkpoints it has the epochs before as well. Two trainings from one seed give one page, but for what it says about time.
 *
 * <p>What cannot be written ends the training with an {@code UncheckedIOException} (L207 for a folder in the file's place).
 */
public final class HtmlReport implements Callback {
  private final Path file;
  private boolean times = true;
  private @Nullable Mistakes<?> mistakes;

  private HtmlReport(Path file) {
    this.file = file;
  }

  /** A page at this place; missing folders are made. */
  public static HtmlReport to(Path file) {
    return new HtmlReport(file);
  }

  /** Whether it says how long epochs took; true by default. */
  public HtmlReport times(boolean shown) {
    times = shown;
    return this;
  }

  /**
   * When training is over, shows the 12 wrong predictions that the model is most certain of. A callback that changes the weights in the end, as {@link EarlyStopping} does, comes before this one.
   *
   * @param data inputs with their labels, the validation data as a rule; all are classified, one after the other
   * @param classify {@code model::classify}
   * @param picture what to show of an input; {@code Function.identity()} where inputs are pictures
   */
  public <I> HtmlReport mistakes(
      Dataset<I, ?> data,
      Function<? super I, ? extends Prediction<?>> classify,
      Function<? super I, Image> picture) {
    mistakes = new Mistakes<>(data, classify, picture);
    return this;
  }

  @Override
  public void onStart(TrainingRun run) {
    write(TrainingPage.of(run).html(false, times, null));
  }

  @Override
  public void onEpoch(TrainingRun run, EpochReport report) {
    onStart(run);
  }

  @Override
  public void onEnd(TrainingRun run, History history) {
    write(TrainingPage.of(run).html(true, times, mistakes));
  }

  private void write(String page) {
    try {
      AtomicFile.write(file, page.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
