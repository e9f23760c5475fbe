package dev.lathe.processor.plan;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a value that is about to become a piece of state can be computed in the state's own array. */
final class InPlace {
  private InPlace() {}

  /**
   * The state that {@code node} is assigned to, if nobody reads the old value afterwards and the node itself reads it only at the element that it
   * writes.
   */
  static Optional<State> assignedState(Graph graph, Liveness liveness, Node node) {
    if (!(node.op() instanceof Op.Pointwise)) {
      return Optional.empty();
    }
    return graph.nodes().stream()
        .filter(other -> other.op() instanceof Op.Assign && other.inputs().contains(node.name()))
        .map(assign -> ((Op.Assign) assign.op()).state())
        .filter(state -> isSafe(liveness, node, namesOf(graph, other -> reads(other, state))))
        .findFirst();
  }

  /** In the body of a scan, the state whose next value {@code node} is, by the same conditions. */
  static Optional<String> handedOn(Graph body, List<String> states, Liveness liveness, Node node) {
    return states.stream()
        .filter(state -> node.name().equals(body.outputs().get(state)))
        .filter(state ->
            isSafe(liveness, node, namesOf(body, other -> other.name().equals(state))))
        .findFirst();
  }

  private static boolean reads(Node node, State state) {
    return node.op() instanceof Op.Read read && read.state().equals(state);
  }

  private static boolean isSafe(Liveness liveness, Node node, Set<String> names) {
    for (String name : names) {
      boolean readHere = node.inputs().contains(name);
      boolean aligned =
          node.op() instanceof Op.Pointwise && liveness.node(name).shape().equals(node.shape());
      if (liveness.lastUse(name) > liveness.index(node.name()) || (readHere && !aligned)) {
        return false;
      }
    }
    return true;
  }

  /** Nodes whose value lies in one array: that of the leaf and those that only reshape it. */
  private static Set<String> namesOf(Graph graph, Predicate<Node> isLeaf) {
    Set<String> names = new HashSet<>();
    for (Node node : graph.nodes()) {
      boolean reshapes =
          node.op() instanceof Op.Reshape && names.contains(node.inputs().get(0));
      if (isLeaf.test(node) || reshapes) {
        names.add(node.name());
      }
    }
    return names;
  }
}
