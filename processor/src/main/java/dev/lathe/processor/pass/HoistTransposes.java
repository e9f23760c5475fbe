package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Transposes matrices in front of a scan where its products would do so at every place: the gradient of a state is a product with the weights the other way about.
 *
 * <p>Before: gradients are there. After: no product of a scan reads an invariant transposed from the right.
 */
public final class HoistTransposes implements Pass {
  private static final String SUFFIX = "Transposed";

  @Override
  public Graph run(Graph graph) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      Node hoisted = node.op() instanceof ScanOp.Scan scan ? hoist(node, scan, nodes) : node;
      nodes.put(hoisted.name(), hoisted);
    }
    return graph.withNodes(List.copyOf(nodes.values()));
  }

  private static Node hoist(Node node, ScanOp.Scan scan, Map<String, Node> before) {
    Map<String, Node> leaves = new LinkedHashMap<>();
    List<String> operands = new ArrayList<>(node.inputs());
    for (String leaf : scan.invariants()) {
      if (scan.body().nodes().stream().anyMatch(each -> readsTransposed(each, leaf))) {
        Node operand =
            Objects.requireNonNull(before.get(node.inputs().get(scan.leaves().indexOf(leaf))));
        Node transposed = transpose(operand, node);
        before.putIfAbsent(transposed.name(), transposed);
        operands.add(transposed.name());
        leaves.put(leaf, leaf(scan.body().node(leaf), transposed));
      }
    }
    return node.with(reading(scan, leaves)).reading(operands);
  }

  private static boolean readsTransposed(Node node, String leaf) {
    return node.op() instanceof Op.MatMul product
        && product.transposeRight()
        && node.shape().rank() == 2
        && node.inputs().get(1).equals(leaf);
  }

  private static Node transpose(Node operand, Node scan) {
    return new Node(
        operand.name() + SUFFIX,
        operand.label() + SUFFIX,
        new IndexOp.Permute(List.of(1, 0)),
        List.of(operand.name()),
        operand.shape().permute(List.of(1, 0)),
        operand.type(),
        scan.origin());
  }

  private static Node leaf(Node known, Node transposed) {
    String name = known.name() + SUFFIX;
    return new Node(
        name,
        known.label() + SUFFIX,
        new Op.Input(name, transposed.shape(), known.type()),
        List.of(),
        transposed.shape(),
        known.type(),
        known.origin());
  }

  /** The scan with more invariants, in whose place products read those that they are by name. */
  private static ScanOp.Scan reading(ScanOp.Scan scan, Map<String, Node> leaves) {
    List<Node> nodes = new ArrayList<>(leaves.values());
    scan.body().nodes().forEach(node -> nodes.add(reading(node, leaves)));
    List<String> invariants = new ArrayList<>(scan.invariants());
    leaves.values().forEach(leaf -> invariants.add(leaf.name()));
    return new ScanOp.Scan(
        scan.body().withNodes(nodes),
        scan.states(),
        scan.sequences(),
        invariants,
        scan.length(),
        scan.reverse());
  }

  private static Node reading(Node node, Map<String, Node> leaves) {
    boolean turned = node.op() instanceof Op.MatMul
        && leaves.containsKey(node.inputs().get(1))
        && readsTransposed(node, node.inputs().get(1));
    if (!turned) {
      return node;
    }
    Node leaf = Objects.requireNonNull(leaves.get(node.inputs().get(1)));
    Op.MatMul product = (Op.MatMul) node.op();
    return node.with(new Op.MatMul(product.transposeLeft(), false))
        .reading(List.of(node.inputs().get(0), leaf.name()));
  }
}
