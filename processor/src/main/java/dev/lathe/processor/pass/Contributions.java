package dev.lathe.processor.pass;

import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The gradients that reach each value, summed up. A slice's gradient is zero but for the slice: those of slices that do not overlap, such as the places of
 * a sequence or the gates of a cell, are laid one after the other rather than added, each as large as the whole.
 */
final class Contributions {
  private final Map<String, Value> sums = new HashMap<>();
  private final Map<String, List<Value>> slices = new HashMap<>();

  void add(String name, Value gradient) {
    if (gradient.node().op() instanceof IndexOp.Pad pad && pad.step() == 1) {
      slices.computeIfAbsent(name, any -> new ArrayList<>()).add(gradient);
    } else {
      sums.merge(name, gradient, Value::add);
    }
  }

  /** The sum of all that was added; null where nothing was. */
  @Nullable
  Value sum(String name) {
    List<Value> parts = slices.remove(name);
    if (parts != null) {
      sums.merge(name, laidOut(parts), Value::add);
    }
    return sums.get(name);
  }

  private static Value laidOut(List<Value> parts) {
    List<Value> sorted =
        parts.stream().sorted(Comparator.comparing(part -> pad(part).before())).toList();
    return parts.size() > 1 && areApart(sorted)
        ? joined(sorted)
        : parts.stream().reduce(Value::add).orElseThrow();
  }

  /** Whether all are slices along one axis and none begins before the one in front of it ends. */
  private static boolean areApart(List<Value> sorted) {
    for (int index = 1; index < sorted.size(); index++) {
      Value before = sorted.get(index - 1);
      Value next = sorted.get(index);
      if (pad(before).axis() != pad(next).axis() || end(before) > pad(next).before()) {
        return false;
      }
    }
    return true;
  }

  /** Slices with zeros where nobody read, one after the other. */
  private static Value joined(List<Value> sorted) {
    int axis = pad(sorted.get(0)).axis();
    List<Value> parts = new ArrayList<>();
    int end = 0;
    for (int index = 0; index < sorted.size(); index++) {
      Value part = sorted.get(index);
      boolean last = index == sorted.size() - 1;
      int after = last ? pad(part).after() : 0;
      parts.add(padded(slice(part), axis, pad(part).before() - end, after));
      end = end(part);
    }
    return Value.concat(axis, parts);
  }

  private static Value padded(Value slice, int axis, int before, int after) {
    return before == 0 && after == 0
        ? slice
        : slice.builder().append("pad", new IndexOp.Pad(axis, before, after, 1), List.of(slice));
  }

  private static Value slice(Value padded) {
    return padded.builder().value(padded.node().inputs().get(0));
  }

  private static IndexOp.Pad pad(Value value) {
    return (IndexOp.Pad) Objects.requireNonNull(value.node().op());
  }

  private static int end(Value padded) {
    return pad(padded).before()
        + slice(padded).shape().extent(pad(padded).axis()).count();
  }
}
