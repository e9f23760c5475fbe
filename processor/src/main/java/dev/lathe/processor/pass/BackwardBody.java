package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a differentiated body runs backwards. Of the forward part, nodes that cost nothing are computed again; the others become leaves under the same
 * names.
 *
 * @param nodes of the body, leaves among them
 */
record BackwardBody(List<Node> nodes) {
  /**
   * @param nodes of the differentiated body, those of the forward body first
   * @param outputs names of the nodes that are asked for
   * @param states names of the leaves that are handed from place to place, read or not
   */
  static BackwardBody of(
      ScanOp.Scan scan, List<Node> nodes, Collection<String> outputs, Collection<String> states) {
    Set<String> needed = new HashSet<>(outputs);
    needed.addAll(states);
    Set<String> forward = scan.body().byName().keySet();
    List<Node> kept = new ArrayList<>();
    for (int index = nodes.size() - 1; index >= 0; index--) {
      Node node = nodes.get(index);
      if (needed.contains(node.name())) {
        boolean computed = !forward.contains(node.name()) || costsNothing(node);
        kept.add(computed ? node : leaf(node));
        needed.addAll(kept.get(kept.size() - 1).inputs());
      }
    }
    Collections.reverse(kept);
    return new BackwardBody(kept);
  }

  /** Those whose values are handed in. */
  List<Node> leaves() {
    return nodes.stream().filter(node -> node.op() instanceof Op.Input).toList();
  }

  private static boolean costsNothing(Node node) {
    boolean number =
        node.op() instanceof Op.Pointwise pointwise && pointwise.expr() instanceof Expr.Const;
    return number || node.op() instanceof Op.Reshape;
  }

  private static Node leaf(Node node) {
    Op input = new Op.Input(node.name(), node.shape(), node.type());
    return new Node(
        node.name(), node.label(), input, List.of(), node.shape(), node.type(), node.origin());
  }
}
