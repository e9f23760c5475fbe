package dev.lathe.processor.lower;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.spec.TargetNumbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What losses ask of the whole numbers in targets, or in parts of them. */
final class AskedNumbers {
  private final Map<String, TargetNumbers> asked = new HashMap<>();

  /** Notes that a loss reads the value as such numbers; two that do not agree ask nothing. */
  void ask(Value value, TargetNumbers wanted) {
    asked.merge(
        value.name(), wanted, (before, now) -> before.equals(now) ? now : TargetNumbers.ANY);
  }

  /** What each target may hold, by the name of its input: what is asked of it, else what is asked of everything that is taken from it. */
  Map<String, TargetNumbers> byTarget(List<Node> nodes) {
    Map<String, TargetNumbers> numbers = new HashMap<>();
    for (Node node : nodes) {
      if (node.op() instanceof Op.Input input && Graph.isTarget(input.name())) {
        numbers.put(input.name(), of(node.name(), nodes));
      }
    }
    return numbers;
  }

  private TargetNumbers of(String name, List<Node> nodes) {
    TargetNumbers own = asked.get(name);
    if (own != null) {
      return own;
    }
    List<TargetNumbers> ofParts = nodes.stream()
        .filter(node -> node.inputs().contains(name))
        .map(node -> isPart(node, name) ? of(node.name(), nodes) : TargetNumbers.ANY)
        .distinct()
        .toList();
    return ofParts.size() == 1 ? ofParts.get(0) : TargetNumbers.ANY;
  }

  /** Whether a node's elements are those of a value, or some of them. */
  private static boolean isPart(Node node, String name) {
    return (node.op() instanceof Op.Reshape || node.op() instanceof IndexOp)
        && node.inputs().get(0).equals(name);
  }
}
