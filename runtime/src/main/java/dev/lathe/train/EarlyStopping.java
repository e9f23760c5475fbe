package dev.lathe.train;

import dev.lathe.io.TensorData;
import dev.lathe.io.WeightsMismatchException;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.Figures;
import dev.lathe.runtime.History;
import dev.lathe.runtime.Message;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ends a training that no longer gets better: Keras's {@code EarlyStopping}.
 *
 * <pre>{@code
 * EarlyStopping.on(Monitor.validationLoss()).patience(3).restoreBest(true)
 * }</pre>
 */
public final class EarlyStopping implements Callback {
  private static final String WEIGHTS = "weights.";
  private final Monitor monitor;
  private double minDelta;
  private int patience;
  private double baseline = Double.NaN;
  private int startFromEpoch;
  private boolean restoreBest;
  private double best;
  private int waited;
  private Map<String, TensorData> bestWeights = Map.of();

  private EarlyStopping(Monitor monitor) {
    this.monitor = monitor;
    this.best = monitor.worst();
  }

  /** Looks at a number after every epoch. */
  public static EarlyStopping on(Monitor monitor) {
    return new EarlyStopping(monitor);
  }

  /** By how much a number has to be better to count, at least 0; 0 by default. */
  public EarlyStopping minDelta(double delta) {
    check(delta >= 0, "a delta of at least 0", delta);
    minDelta = delta;
    return this;
  }

  /** Epochs in a row without getting better after which training ends, at least 0; 0 by default: the first such epoch is the last. */
  public EarlyStopping patience(int epochs) {
    check(epochs >= 0, "a patience of at least 0 epochs", epochs);
    patience = epochs;
    return this;
  }

  /** What has to be beaten: an epoch that is no better counts as one without getting better. None by default. */
  public EarlyStopping baseline(double value) {
    baseline = value;
    return this;
  }

  /** Epochs at the beginning that are not looked at, at least 0; 0 by default. */
  public EarlyStopping startFromEpoch(int epochs) {
    check(epochs >= 0, "at least 0 epochs", epochs);
    startFromEpoch = epochs;
    return this;
  }

  /** Whether the model has the weights of its best epoch in the end, also where training was not ended early; false by default. */
  public EarlyStopping restoreBest(boolean restore) {
    restoreBest = restore;
    return this;
  }

  @Override
  public void onStart(TrainingRun run) {
    best = monitor.worst();
    waited = 0;
    bestWeights = Map.of();
  }

  @Override
  public void onEpoch(TrainingRun run, EpochReport report) {
    if (report.epoch() <= startFromEpoch) {
      return;
    }
    double value = monitor.value().applyAsDouble(report);
    boolean better = monitor.isBetter(value, best, minDelta);
    if (restoreBest && (better || bestWeights.isEmpty())) {
      bestWeights = run.model().stateDict();
    }
    best = better ? value : best;
    boolean beats = Double.isNaN(baseline) || monitor.isBetter(value, baseline, minDelta);
    waited = better && beats ? 0 : waited + 1;
    if (waited >= Math.max(1, patience) && report.epoch() > 1) {
      run.stop(monitor.name() + " has not improved on " + Figures.loss(best) + " for " + waited
          + (waited == 1 ? " epoch" : " epochs"));
    }
  }

  @Override
  public void onEnd(TrainingRun run, History history) {
    if (!bestWeights.isEmpty()) {
      try {
        run.model().loadStateDict(bestWeights);
      } catch (WeightsMismatchException e) {
        throw new IllegalStateException(e); // they are the model's own
      }
    }
  }

  @Override
  public Map<String, TensorData> state() {
    Map<String, TensorData> state = new LinkedHashMap<>();
    state.put("progress", TensorData.of(new double[] {best, waited}, 2));
    bestWeights.forEach((name, weights) -> state.put(WEIGHTS + name, weights));
    return state;
  }

  @Override
  public void restore(Map<String, TensorData> state) {
    bestWeights = new LinkedHashMap<>();
    state.forEach((name, tensor) -> {
      if (name.startsWith(WEIGHTS)) {
        bestWeights.put(name.substring(WEIGHTS.length()), tensor);
      } else {
        double[] progress = tensor.toDoubles();
        best = progress[0];
        waited = (int) progress[1];
      }
    });
  }

  private static void check(boolean holds, String expected, Number found) {
    if (!holds) {
      throw new IllegalArgumentException(Message.of("L212", expected, found.toString(), ""));
    }
  }
}
