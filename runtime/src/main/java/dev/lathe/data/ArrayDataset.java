package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Arrays as a data set: checks them once, so that what is wrong is said before training begins. */
final class ArrayDataset {
  private ArrayDataset() {}

  static <I, T> Dataset<I, T> of(I[] inputs, T[] targets) {
    checkNoNull("inputs", inputs);
    checkNoNull("targets", targets);
    return pair(inputs, targets.length, i -> targets[i]);
  }

  static <I> Dataset<I, Integer> of(I[] inputs, int[] labels) {
    checkNoNull("inputs", inputs);
    return pair(inputs, labels.length, i -> labels[i]);
  }

  private static <I, T> Dataset<I, T> pair(I[] inputs, int targets, IntFunction<T> target) {
    if (inputs.length != targets) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "one target for each input",
          inputs.length + " inputs and " + targets + " targets",
          "pass equal lengths"));
    }
    List<Example<I, T>> examples = new ArrayList<>(targets);
    for (int i = 0; i < targets; i++) {
      examples.add(new Example<>(inputs[i], target.apply(i)));
    }
    return Dataset.of(examples);
  }

  private static void checkNoNull(String name, Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        throw new IllegalArgumentException(Message.of(
            "L212",
            "a value at every index of " + name,
            "null at index " + i,
            "leave the example out"));
      }
    }
  }
}
