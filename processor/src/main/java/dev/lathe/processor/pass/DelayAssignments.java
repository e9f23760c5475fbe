package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Moves an assignment behind the last node that reads what the state held before: fusion may have put such a reader after it, and a recipe may write them in
 * any order.
 *
 * <p>After: whoever reads a piece of state comes before its assignment, so that the new value may be written into the same array.
 */
public final class DelayAssignments implements Pass {
  @Override
  public Graph run(Graph graph) {
    Map<State, Integer> lastReads = lastReads(graph.nodes());
    Map<Integer, List<Node>> delayed = new TreeMap<>();
    List<Node> order = new ArrayList<>();
    for (int index = 0; index < graph.nodes().size(); index++) {
      Node node = graph.nodes().get(index);
      int last =
          node.op() instanceof Op.Assign assign ? lastReads.getOrDefault(assign.state(), 0) : 0;
      if (last > index) {
        delayed.computeIfAbsent(last, any -> new ArrayList<>()).add(node);
      } else {
        order.add(node);
      }
      order.addAll(delayed.getOrDefault(index, List.of()));
    }
    return graph.withNodes(order);
  }

  /** Where each piece of state is read for the last time, under its own shape or another. */
  private static Map<State, Integer> lastReads(List<Node> nodes) {
    Map<String, State> views = new HashMap<>();
    Map<State, Integer> lastReads = new HashMap<>();
    for (int index = 0; index < nodes.size(); index++) {
      Node node = nodes.get(index);
      for (String input : node.inputs()) {
        if (views.containsKey(input)) {
          lastReads.put(views.get(input), index);
        }
      }
      if (node.op() instanceof Op.Read read) {
        views.put(node.name(), read.state());
      } else if (node.op() instanceof Op.Reshape
          && views.containsKey(node.inputs().get(0))) {
        views.put(node.name(), views.get(node.inputs().get(0)));
      }
    }
    return lastReads;
  }
}
