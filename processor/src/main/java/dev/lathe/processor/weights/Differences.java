package dev.lathe.processor.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is different between the tensors of a network and others. */
public final class Differences {
  private Differences() {}

  /**
   * Each difference in words; empty where there is none.
   *
   * @param own shapes of what the network saves, by name, in its order
   */
  public static List<String> of(Map<String, List<Long>> own, List<SavedTensor> file) {
    Map<String, SavedTensor> byName =
        file.stream().collect(Collectors.toMap(SavedTensor::name, Function.identity()));
    List<String> differences = new ArrayList<>();
    own.forEach((name, shape) -> compare(name, shape, byName.get(name), differences));
    file.stream()
        .filter(tensor -> !own.containsKey(tensor.name()))
        .forEach(tensor -> differences.add("unexpected " + tensor.name()));
    return differences;
  }

  private static void compare(
      String name, List<Long> shape, @Nullable SavedTensor other, List<String> differences) {
    if (other == null) {
      differences.add("missing " + name + " " + shape);
    } else if (!shape.equals(other.shape())) {
      differences.add(name + " " + other.shape() + " where " + shape + " belongs");
    } else if (!SavedWeights.isReadable(other)) {
      differences.add(
          name + " of type " + other.type() + ", which holds no numbers that can be read");
    }
  }
}
