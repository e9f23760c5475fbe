package dev.lathe.processor.plan;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.State;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

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
        .filter(state -> isSafe(graph, liveness, node, state))
        .findFirst();
  }

  private static boolean isSafe(Graph graph, Liveness liveness, Node node, State state) {
    for (String name : namesOf(graph, state)) {
      boolean readHere = node.inputs().contains(name);
      if (liveness.lastUse(name) > liveness.index(node.name())
          || (readHere && !liveness.node(name).shape().equals(node.shape()))) {
        return false;
      }
    }
    return true;
  }

  /** Nodes whose value lies in the state's array: the read and what only reshapes it. */
  private static Set<String> namesOf(Graph graph, State state) {
    Set<String> names = new HashSet<>();
    for (Node node : graph.nodes()) {
      boolean reads = node.op() instanceof Op.Read read && read.state().equals(state);
      boolean reshapes =
          node.op() instanceof Op.Reshape && names.contains(node.inputs().get(0));
      if (reads || reshapes) {
        names.add(node.name());
      }
    }
    return names;
  }
}
