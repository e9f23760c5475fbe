package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;

/**
 * Writes standardized values as the expressions that they are, so that they are fused.
 *
 * <p>Before: differentiated, where they have a gradient of their own. After: there are none.
 */
public final class ExpandStandardize implements Pass {
  @Override
  public Graph run(Graph graph) {
    return graph.withNodes(graph.nodes().stream().map(ExpandStandardize::expand).toList());
  }

  private static Node expand(Node node) {
    return node.op() instanceof Op.Standardize op ? node.with(op.pointwise(node.shape())) : node;
  }
}
