package dev.lathe.processor.pass;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Drops every node that leads to no output and to no assignment, but for arrays of the caller's: it fills them whether they are read or not. Of a scan, whatever
 * leads to no result that is read is dropped, with the operands for it.
 */
public final class RemoveDeadNodes implements Pass {
  @Override
  public Graph run(Graph graph) {
    Set<String> needed = new HashSet<>(graph.outputs().values());
    Map<String, Set<String>> roles = new HashMap<>();
    List<Node> kept = new ArrayList<>();
    for (int index = graph.nodes().size() - 1; index >= 0; index--) {
      Node node = graph.nodes().get(index);
      if (needed.contains(node.name())
          || node.op() instanceof Op.Assign
          || isFilledByCaller(node)) {
        Node pruned = node.op() instanceof ScanOp.Scan
            ? LiveScan.of(node, roles.getOrDefault(node.name(), Set.of()))
            : node;
        needed.addAll(pruned.inputs());
        kept.add(pruned);
      }
      if (needed.contains(node.name()) && node.op() instanceof ScanOp.Result result) {
        roles.computeIfAbsent(node.inputs().get(0), any -> new HashSet<>()).add(result.role());
      }
    }
    Collections.reverse(kept);
    return graph.withNodes(kept);
  }

  private static boolean isFilledByCaller(Node node) {
    return node.op() instanceof Op.Input && node.type() != ElementType.DOUBLE;
  }
}
