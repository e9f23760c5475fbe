package dev.lathe.runtime;

import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.io.WeightsFile;
import dev.lathe.io.WeightsMismatchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A model's weights by name: read, checked and written. */
final class StateDict {
  /** Says in a file's metadata that it holds more than weights. */
  static final String CHECKPOINT = "lathe.checkpoint";

  private static final String FINGERPRINT = "lathe.fingerprint";
  private static final String NETWORK = "lathe.network";

  private static final String COUNTER = "num_batches_tracked";

  private StateDict() {}

  /** Everything that is saved, in the order of the layers; what the optimizer keeps is left out. */
  static Map<String, TensorData> of(Blueprint<?, ?> blueprint) {
    Map<String, TensorData> state = new LinkedHashMap<>(blueprint.input().state());
    for (StateTensor tensor : saved(blueprint)) {
      state.put(tensor.name(), TensorData.of(tensor.values(), tensor.shape()));
    }
    return state;
  }

  static void save(Blueprint<?, ?> blueprint, Path file) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt");
    metadata.put(NETWORK, blueprint.name());
    metadata.put(FINGERPRINT, blueprint.fingerprint());
    if (!blueprint.target().labels().isEmpty()) {
      metadata.put("lathe.labels", String.join(",", blueprint.target().labels()));
    }
    Weights.write(file, of(blueprint), metadata);
  }

  static void load(Blueprint<?, ?> blueprint, Path file) throws IOException {
    WeightsFile read = Weights.readWithMetadata(file);
    Map<String, TensorData> tensors = new LinkedHashMap<>(read.tensors());
    if (read.metadata().containsKey(CHECKPOINT)) {
      tensors.keySet().retainAll(shapes(blueprint).keySet());
    }
    load(blueprint, tensors, read.metadata());
  }

  /** Checks everything first, so that a file that does not fit changes nothing. */
  static void load(
      Blueprint<?, ?> blueprint, Map<String, TensorData> state, Map<String, String> metadata)
      throws WeightsMismatchException {
    List<String> differences = differences(wanted(blueprint, state), state);
    requireFingerprint(blueprint, metadata, differences);
    requireNone(blueprint, differences);
    set(blueprint, state);
  }

  /** Takes over what has a name of this network, and says which names do not agree; checks all shapes first. */
  static IncompatibleKeys loadKnown(Blueprint<?, ?> blueprint, Map<String, TensorData> state)
      throws WeightsMismatchException {
    Map<String, int[]> shapes = wanted(blueprint, state);
    List<String> missing = without(shapes.keySet(), state.keySet());
    List<String> unexpected = without(state.keySet(), shapes.keySet());
    Map<String, TensorData> known = new LinkedHashMap<>(state);
    known.keySet().retainAll(shapes.keySet());
    shapes.keySet().retainAll(known.keySet());
    requireNone(blueprint, differences(shapes, known));
    set(blueprint, known);
    return new IncompatibleKeys(missing, unexpected);
  }

  private static List<String> without(Set<String> names, Set<String> others) {
    return names.stream().filter(name -> !others.contains(name)).toList();
  }

  private static void requireNone(Blueprint<?, ?> blueprint, List<String> differences)
      throws WeightsMismatchException {
    if (!differences.isEmpty()) {
      throw new WeightsMismatchException(Message.of(
          "L206",
          "the weights of " + blueprint.name(),
          String.join("; ", differences),
          "load a file that was saved from the same network, or rename its tensors"));
    }
  }

  /** Takes over what is there; what the input has learnt comes first, since it may refuse. */
  private static void set(Blueprint<?, ?> blueprint, Map<String, TensorData> state) {
    Map<String, TensorData> learnt = new LinkedHashMap<>(blueprint.input().state());
    if (learnt.keySet().stream().anyMatch(state::containsKey)) {
      learnt.replaceAll(state::getOrDefault);
      blueprint.input().load(learnt);
    }
    for (StateTensor tensor : saved(blueprint)) {
      TensorData data = state.get(tensor.name());
      if (data != null) {
        tensor.set(data.toArray());
      }
    }
  }

  /** Copies the moving averages of parameters, once there are any, and everything else as it is, to a model of the same network. */
  static void copyAverage(Blueprint<?, ?> from, boolean begun, Blueprint<?, ?> to) {
    Map<String, float[]> values = new HashMap<>();
    from.state().tensors().forEach(tensor -> values.put(tensor.name(), tensor.data()));
    if (from.input().hasLearnt()) {
      to.input().load(from.input().state());
    }
    for (StateTensor tensor : saved(to)) {
      float[] own = Objects.requireNonNull(values.get(tensor.name()));
      float[] source = begun ? values.getOrDefault(tensor.name() + Averages.SUFFIX, own) : own;
      System.arraycopy(source, 0, tensor.data(), 0, source.length);
    }
  }

  private static void requireFingerprint(
      Blueprint<?, ?> blueprint, Map<String, String> metadata, List<String> differences)
      throws WeightsMismatchException {
    String found = metadata.getOrDefault(FINGERPRINT, blueprint.fingerprint());
    if (found.equals(blueprint.fingerprint())) {
      return;
    }
    boolean fits = differences.isEmpty();
    String what = fits
        ? "names and shapes agree, so layers, their options, features or labels were changed"
        : String.join("; ", differences);
    String fix = "load it into the network it was saved from"
        + (fits ? ", or take its tensors over with loadStateDict(Weights.read(file))" : "");
    throw new WeightsMismatchException(Message.of(
        "L210",
        "a file of the network " + blueprint.name() + ", fingerprint " + blueprint.fingerprint(),
        "one of " + metadata.getOrDefault(NETWORK, "an unnamed network") + ", fingerprint " + found
            + ": " + what,
        fix));
  }

  /** What is saved under which name, without its values. */
  private static Map<String, int[]> shapes(Blueprint<?, ?> blueprint) {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    blueprint.input().state().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    saved(blueprint).forEach(tensor -> shapes.put(tensor.name(), tensor.shape()));
    return shapes;
  }

  /** Files older than PyTorch 0.4.1 have no counters of batches; they are left as they are then, as PyTorch does. */
  private static Map<String, int[]> wanted(
      Blueprint<?, ?> blueprint, Map<String, TensorData> state) {
    Map<String, int[]> shapes = shapes(blueprint);
    if (state.keySet().stream().noneMatch(name -> name.endsWith(COUNTER))) {
      shapes.keySet().removeIf(name -> name.endsWith(COUNTER));
    }
    return shapes;
  }

  private static List<String> differences(Map<String, int[]> own, Map<String, TensorData> other) {
    List<String> differences = new ArrayList<>();
    own.forEach((name, shape) -> compare(name, shape, other.get(name), differences));
    other.keySet().stream()
        .filter(name -> !own.containsKey(name))
        .forEach(name -> differences.add("unexpected " + name));
    return differences;
  }

  private static void compare(
      String name, int[] shape, @Nullable TensorData other, List<String> differences) {
    if (other == null) {
      differences.add("missing " + name + " " + Arrays.toString(shape));
    } else if (!Arrays.equals(shape, other.shape())) {
      differences.add(name + " " + Arrays.toString(other.shape()) + " where "
          + Arrays.toString(shape) + " belongs");
    } else if (!other.dtype().convertible()) {
      differences.add(
          name + " of type " + other.dtype() + ", which holds no numbers that can be read");
    }
  }

  private static List<StateTensor> saved(Blueprint<?, ?> blueprint) {
    return blueprint.state().tensors().stream()
        .filter(tensor -> tensor.kind() != StateTensor.Kind.OPTIMIZER)
        .toList();
  }
}
