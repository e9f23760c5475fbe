package dev.lathe.train;

import dev.lathe.io.TensorData;
import dev.lathe.runtime.EpochReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Saves the weights of the best epoch so far. */
final class BestWeights implements Callback {
  private final Monitor monitor;
  private final Path file;
  private double best;

  BestWeights(Monitor monitor, Path file) {
    this.monitor = monitor;
    this.file = file;
  }

  @Override
  public void onStart(TrainingRun run) {
    best = monitor.worst();
  }

  @Override
  public void onEpoch(TrainingRun run, EpochReport report) {
    double value = monitor.value().applyAsDouble(report);
    if (monitor.isBetter(value, best, 0)) {
      best = value;
      try {
        run.model().save(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }
  }

  @Override
  public Map<String, TensorData> state() {
    return Map.of("best", TensorData.of(new double[] {best}));
  }

  @Override
  public void restore(Map<String, TensorData> state) {
    TensorData kept = state.get("best");
    best = kept == null ? best : kept.toDoubles()[0];
  }
}
