package dev.lathe.tests.benchmarks.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.lathe.io.TensorData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tensors by name. */
final class Weights {
  private static final Set<String> BUFFERS =
      Set.of("running_mean", "running_var", "num_batches_tracked");

  private final Map<String, NDArray> tensors;

  private Weights(Map<String, NDArray> tensors) {
    this.tensors = tensors;
  }

  static Weights read(NDManager manager, Path file) throws IOException {
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, TensorData> entry : dev.lathe.io.Weights.read(file).entrySet()) {
      TensorData tensor = entry.getValue();
      long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
      tensors.put(entry.getKey(), manager.create(tensor.toArray(), new Shape(shape)));
    }
    return new Weights(tensors);
  }

  NDArray get(String name) {
    NDArray tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(name + " is none of " + tensors.keySet());
    }
    return tensor;
  }

  /** Names of what is trained. */
  Set<String> names() {
    return tensors.keySet().stream()
        .filter(name -> !BUFFERS.contains(name.substring(name.lastIndexOf('.') + 1)))
        .collect(Collectors.toSet());
  }

  /** The same memory as leaves of a new graph without gradients, PyTorch's {@code zero_grad(set_to_none=True)}. */
  Weights leaves() {
    Map<String, NDArray> leaves = new LinkedHashMap<>(tensors);
    for (String name : names()) {
      NDArray leaf = get(name).stopGradient();
      leaf.setRequiresGradient(true);
      leaves.put(name, leaf);
    }
    return new Weights(leaves);
  }
}
