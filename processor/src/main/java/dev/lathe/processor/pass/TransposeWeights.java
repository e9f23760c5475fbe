package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps weights as products read them. PyTorch has a row for each output; a product's inner loop runs over outputs, so that the weights of all outputs for
 * one input should lie side by side. Where every use of a weight is a product that reads it transposed, its transpose is kept, and read as it is.
 *
 * <p>Before: as lowered. After: no weight is always read transposed; the optimizer keeps what belongs to a weight in the same order.
 */
public final class TransposeWeights implements Pass {
  private static final List<Integer> TRANSPOSED = List.of(1, 0);

  private final Set<String> turned = new LinkedHashSet<>();

  /** @param programs all that read the weights, as lowered: they must agree on how each is kept */
  public TransposeWeights(List<Graph> programs) {
    programs.forEach(program -> program.nodes().stream()
        .filter(TransposeWeights::isMatrix)
        .forEach(node -> turned.add(node.name())));
    programs.forEach(program -> turned.removeAll(otherwiseRead(program)));
  }

  private static boolean isMatrix(Node node) {
    return node.op() instanceof Op.Read && node.shape().rank() == 2;
  }

  /** Nodes that are read by anything but a product that takes their transpose from the right. */
  private static Set<String> otherwiseRead(Graph graph) {
    Set<String> otherwise = new HashSet<>(graph.outputs().values());
    for (Node node : graph.nodes()) {
      List<String> inputs = new ArrayList<>(node.inputs());
      if (node.op() instanceof Op.MatMul product && product.transposeRight()) {
        inputs.remove(1);
      } else if (node.op() instanceof ScanOp.Scan scan) {
        Set<String> inside = otherwiseRead(scan.body());
        invariants(scan).forEach((leaf, operand) -> {
          if (!inside.contains(leaf)) {
            inputs.set(operand, node.name());
          }
        });
      }
      otherwise.addAll(inputs);
    }
    return otherwise;
  }

  /** Leaves of a scan that stay, and the number of the operand that each is. */
  private static Map<String, Integer> invariants(ScanOp.Scan scan) {
    Map<String, Integer> invariants = new LinkedHashMap<>();
    scan.invariants().forEach(leaf -> invariants.put(leaf, scan.leaves().indexOf(leaf)));
    return invariants;
  }

  @Override
  public Graph run(Graph graph) {
    return turn(graph, turned);
  }

  private static Graph turn(Graph graph, Set<String> matrices) {
    return graph.withNodes(
        graph.nodes().stream().map(node -> turn(node, matrices)).toList());
  }

  private static Node turn(Node node, Set<String> matrices) {
    if (node.op() instanceof Op.MatMul product
        && matrices.contains(node.inputs().get(1))) {
      return node.with(new Op.MatMul(product.transposeLeft(), false));
    }
    if (node.op() instanceof ScanOp.Scan scan) {
      Set<String> inside = new HashSet<>(scan.invariants());
      inside.removeIf(leaf -> !matrices.contains(node.inputs().get(scan.leaves().indexOf(leaf))));
      return node.with(scan.with(turn(scan.body(), inside)));
    }
    return matrices.contains(node.name()) ? transpose(node) : node;
  }

  private static Node transpose(Node node) {
    Shape shape = node.shape().permute(TRANSPOSED);
    Op op = node.op() instanceof Op.Read read
        ? new Op.Read(read.state().permute(TRANSPOSED))
        : new Op.Input(((Op.Input) node.op()).name(), shape, node.type());
    return node.with(op, shape);
  }
}
