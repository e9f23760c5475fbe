package dev.lathe.train;

import dev.lathe.io.Json;
import dev.lathe.io.TensorData;
import dev.lathe.runtime.EpochReport;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON object a line: one of the settings, one a step and one an epoch.
 *
 * <pre>{@code
 * {"step":0,"event":"settings","network":"Digits","epochs":"3","batchSize":"64"}
 * {"step":1,"event":"step","epoch":1,"batch":1,"loss":2.31,"epoch_loss":2.31,"learning_rate":0.05}
 * {"step":938,"event":"epoch","epoch":1,"learning_rate":0.05,"loss":0.3512,"accuracy":0.8971,"validation_loss":null,"validation_accuracy":null,"seconds":2.1}
 * }</pre>
 *
 * <p>Numbers are as {@link StepReport} and {@link EpochReport} have them, and {@code null} where there is none; settings are strings. The metrics of an epoch follow {@code seconds}, named as in
 * {@link CsvLog}. A line is in the file when its step ends.
 *
 * <p>A file of that name is replaced by the first step. Where a training goes on from a checkpoint, the file goes on as well: steps that are made again are cut off first.
 *
 * <p>A file that cannot be written ends the training by an {@link java.io.UncheckedIOException} (L207).
 */
public final class JsonLines implements Callback {
  private static final String BEGIN = "{\"step\":";
  private final Path path;
  private int steps = 1;
  private @Nullable LogFile file;
  private boolean started;
  private boolean resumed;

  private JsonLines(Path path) {
    this.path = path;
  }

  /** Lines in a file, made with the folders it is in. */
  public static JsonLines to(Path path) {
    return new JsonLines(path);
  }

  /** A line for each step whose number can be divided by this, at least 1; 1 by default. */
  public JsonLines everySteps(int number) {
    steps = Checkpoints.atLeastOne(number, "step");
    return this;
  }

  @Override
  public void onStart(TrainingRun run) {
    file = LogFile.open(path);
    started = false;
    resumed = false;
  }

  @Override
  public void restore(Map<String, TensorData> state) {
    resumed = true;
  }

  @Override
  public void onStep(TrainingRun run, StepReport report) {
    if (file != null && !started) {
      file.start(settings(run), BEGIN, resumed ? report.step() : 0);
      started = true;
    }
    if (report.step() % steps == 0) {
      add(line(report.step(), "step")
          .append(",\"epoch\":")
          .append(report.epoch())
          .append(",\"batch\":")
          .append(report.batch())
          .append(number("loss", report.loss()))
          .append(number("epoch_loss", report.epochLoss()))
          .append(number("learning_rate", report.learningRate())));
    }
  }

  @Override
  public void onEpoch(TrainingRun run, EpochReport report) {
    StringBuilder line = line(report.steps(), "epoch").append(",\"epoch\":").append(report.epoch());
    LogFile.numbers(report).forEach((name, value) -> line.append(number(name, value)));
    add(line);
  }

  private static String settings(TrainingRun run) {
    StringBuilder line = line(0, "settings").append(text("network", run.network()));
    run.settings().forEach((name, value) -> line.append(text(name, value)));
    return line.append('}').toString();
  }

  private static StringBuilder line(long step, String event) {
    return new StringBuilder(BEGIN).append(step).append(text("event", event));
  }

  private static String text(String name, String value) {
    return "," + Json.quote(name) + ":" + Json.quote(value);
  }

  private static String number(String name, double value) {
    return "," + Json.quote(name) + ":" + (Double.isFinite(value) ? String.valueOf(value) : "null");
  }

  private void add(StringBuilder line) {
    if (file != null) {
      file.add(line.append('}').toString());
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
