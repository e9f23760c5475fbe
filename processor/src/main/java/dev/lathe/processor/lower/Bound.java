package dev.lathe.processor.lower;

import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.spec.Handle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tensor of {@code forward} with how it came about.
 *
 * @param value in the graph
 * @param step what made it: {@code conv1}, {@code relu}
 * @param from the same with its place: {@code conv1 (Digits.java:14)}
 * @param source the first tensor that it was made from; null for an input or a parameter
 * @param last the activation, layer or method that made it; null for an input or a parameter
 * @param layers and inputs that it was made of, without a layer between
 */
record Bound(
    Value value,
    String step,
    String from,
    @Nullable Bound source,
    @Nullable Last last,
    List<String> layers)
    implements Handle {
  /**
   * What was applied last.
   *
   * @param what {@code @Softmax} or {@code softmax}
   * @param where the annotation or the call
   */
  record Last(String what, SourceRef where) {}

  Bound(Value value, String step, String from, @Nullable Bound source) {
    this(value, step, from, source, null, List.of());
  }

  private static final int MOST_STEPS = 5;

  /** The last steps, each with the shape that it gave: {@code input B x 32 -> left B x 128 -> relu B x 128}. */
  String chain() {
    Deque<String> steps = new ArrayDeque<>();
    Bound at = this;
    while (at != null && steps.size() < MOST_STEPS) {
      steps.addFirst(at.step + " " + at.value.shape());
      at = at.source;
    }
    return (at == null ? "" : "... -> ") + String.join(" -> ", steps);
  }

  /** Layers and inputs that tensors were made of. */
  static List<String> layers(List<Bound> tensors) {
    return tensors.stream().flatMap(each -> each.layers.stream()).distinct().toList();
  }

  /** Every tensor's chain. */
  static String chains(List<Bound> tensors) {
    return String.join(" and ", tensors.stream().map(Bound::chain).toList());
  }
}
