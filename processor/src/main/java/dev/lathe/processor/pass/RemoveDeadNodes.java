package dev.lathe.processor.pass;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Drops every node that leads to no output and to no assignment, but for arrays of the caller's: it fills them whether they are read or not. */
public final class RemoveDeadNodes implements Pass {
  @Override
  public Graph run(Graph graph) {
    Set<String> needed = new HashSet<>(graph.outputs().values());
    List<Node> kept = new ArrayList<>();
    for (int index = graph.nodes().size() - 1; index >= 0; index--) {
      Node node = graph.nodes().get(index);
      if (needed.contains(node.name())
          || node.op() instanceof Op.Assign
          || isFilledByCaller(node)) {
        needed.addAll(node.inputs());
        kept.add(node);
      }
    }
    Collections.reverse(kept);
    return graph.withNodes(kept);
  }

  private static boolean isFilledByCaller(Node node) {
    return node.op() instanceof Op.Input && node.type() != ElementType.DOUBLE;
  }
}
