package dev.lathe.runtime;

import dev.lathe.io.TensorData;
import dev.lathe.io.WeightsFile;
import dev.lathe.train.Callback;
import dev.lathe.train.CheckpointFolder;
import dev.lathe.train.Checkpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps checkpoints of a fit, and finds the one to go on from. Without a folder it does nothing. */
final class Keeper implements AutoCloseable {
  private static final String STEPS = "training.steps";
  private static final String PLACE = "training.place";
  private static final String COUNTS = "training.counts";

  private final Plan<?, ?> plan;
  private final Training<?, ?> training;
  private final FitState state;
  private final @Nullable CheckpointFolder folder;
  private final @Nullable Interruption interruption;
  private Map<String, TensorData> found = Map.of();

  private Keeper(
      Plan<?, ?> plan, Training<?, ?> training, FitState state, @Nullable CheckpointFolder folder) {
    this.plan = plan;
    this.training = training;
    this.state = state;
    this.folder = folder;
    this.interruption = folder == null ? null : Interruption.watch();
  }

  static Keeper of(Plan<?, ?> plan, Training<?, ?> training, FitState state) {
    Checkpoints checkpoints = plan.checkpoints();
    return new Keeper(plan, training, state, checkpoints == null ? null : checkpoints.open());
  }

  /** Goes back to where the newest checkpoint is. */
  void find(Progress progress) {
    if (folder == null) {
      return;
    }
    try {
      WeightsFile newest = folder.newest(progress::print);
      if (newest != null) {
        requireSame(newest.metadata());
        restore(newest.tensors());
        progress.print("goes on from epoch " + state.epoch() + ", batch " + state.batch());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** The epoch that the fit began with in this program. */
  int firstEpoch() {
    return found.isEmpty() ? 1 : (int) required(found, PLACE).toDoubles()[0];
  }

  private void requireSame(Map<String, String> metadata) {
    identity().forEach((name, value) -> {
      String kept = metadata.getOrDefault("lathe." + name, "none");
      if (!kept.equals(value)) {
        throw new IllegalArgumentException(Message.of(
            "L216",
            "a checkpoint of this training, with " + name + " " + value,
            "one with " + name + " " + kept,
            "train as before, or keep checkpoints of this training in another folder"));
      }
    });
  }

  /** What a checkpoint has to agree in. */
  private Map<String, String> identity() {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("network", training.blueprint().name());
    identity.put("fingerprint", training.blueprint().fingerprint());
    identity.putAll(plan.fixed());
    return identity;
  }

  private void restore(Map<String, TensorData> tensors) {
    Blueprint<?, ?> blueprint = training.blueprint();
    Map<String, TensorData> learnt = new LinkedHashMap<>(blueprint.input().state());
    learnt.replaceAll((name, old) -> required(tensors, name));
    if (!learnt.isEmpty()) {
      blueprint.input().load(learnt);
    }
    for (StateTensor tensor : blueprint.state().tensors()) {
      tensor.set(required(tensors, tensor.name()).toArray());
    }
    double[] place = required(tensors, PLACE).toDoubles();
    int more = plan.settings().epochs() - (int) place[FitState.EPOCHS];
    training.steps().restore(Arrays.stream(required(tensors, STEPS).toDoubles()).iterator(), more);
    state.restore(
        place,
        required(tensors, COUNTS).toDoubles(),
        Reports.restore(tensors, plan.metrics(), blueprint.target().labels()));
    training.setEpochsBefore((int) place[FitState.LOADER]);
    found = tensors;
  }

  /** Gives the callbacks back what they have kept, once they have been started. */
  void restoreCallbacks() {
    for (int i = 0; i < (found.isEmpty() ? 0 : plan.callbacks().size()); i++) {
      String prefix = "callback." + i + ".";
      Map<String, TensorData> kept = new LinkedHashMap<>();
      found.forEach((name, tensor) -> {
        if (name.startsWith(prefix)) {
          kept.put(name.substring(prefix.length()), tensor);
        }
      });
      plan.callbacks().get(i).restore(kept);
    }
  }

  /** A step was made that is not the last of its epoch. */
  void afterStep() {
    if (folder == null || training.gathered() > 0) {
      return;
    }
    boolean asked = interruption != null && interruption.isAsked();
    if (asked || folder.isDue(training.steps().passes())) {
      write();
    }
    leaveIfAsked();
  }

  void afterEpoch(int epoch, boolean last) {
    boolean asked = interruption != null && interruption.isAsked();
    if (folder != null && (last || asked || folder.isDueAfter(epoch))) {
      write();
    }
    leaveIfAsked();
  }

  private void leaveIfAsked() {
    if (interruption != null && interruption.isAsked()) {
      interruption.leave();
    }
  }

  private void write() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(StateDict.CHECKPOINT, "1");
    identity().forEach((name, value) -> metadata.put("lathe." + name, value));
    try {
      if (folder != null) {
        folder.write(training.steps().passes(), new WeightsFile(tensors(), metadata));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Map<String, TensorData> tensors() {
    Blueprint<?, ?> blueprint = training.blueprint();
    Map<String, TensorData> tensors = new LinkedHashMap<>(blueprint.input().state());
    for (StateTensor tensor : blueprint.state().tensors()) {
      tensors.put(tensor.name(), TensorData.of(tensor.values(), tensor.shape()));
    }
    List<Double> steps = new ArrayList<>();
    training.steps().save(steps);
    put(tensors, STEPS, steps.stream().mapToDouble(Double::doubleValue).toArray());
    put(tensors, PLACE, state.place(training.epochsBefore(), plan.settings().epochs()));
    put(tensors, COUNTS, state.tally().state());
    Reports.save(state.reports(), plan.metrics(), tensors);
    for (int i = 0; i < plan.callbacks().size(); i++) {
      Callback callback = plan.callbacks().get(i);
      String prefix = "callback." + i + ".";
      callback.state().forEach((name, tensor) -> tensors.put(prefix + name, tensor));
    }
    return tensors;
  }

  private static void put(Map<String, TensorData> tensors, String name, double[] values) {
    tensors.put(name, TensorData.of(values, values.length));
  }

  static TensorData required(Map<String, TensorData> tensors, String name) {
    TensorData tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(Message.of(
          "L216",
          "a whole checkpoint",
          "one without " + name,
          "take the file away: the one before is used"));
    }
    return tensor;
  }

  @Override
  public void close() {
    if (interruption != null) {
      interruption.end();
    }
  }
}
