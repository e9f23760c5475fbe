package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Operands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** A graph being copied node by node, some nodes changed and some replaced by others. */
final class Rewriter {
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, String> replaced = new HashMap<>();

  /** Copies a graph: {@code visit} adds or replaces each node, which reads what has been added so far. */
  static Graph rewrite(Graph graph, BiConsumer<Node, Rewriter> visit) {
    Rewriter rewriter = new Rewriter();
    graph.nodes().forEach(node -> visit.accept(rewriter.redirected(node), rewriter));
    return rewriter.finish(graph);
  }

  /** The node under its new inputs. */
  private Node redirected(Node node) {
    return node.reading(node.inputs().stream().map(this::current).toList());
  }

  /** A node that was added. */
  Node get(String name) {
    return java.util.Objects.requireNonNull(nodes.get(name), name);
  }

  void add(Node node) {
    nodes.put(node.name(), node);
  }

  /** Whoever reads {@code node} will read {@code other}. */
  void replace(Node node, String other) {
    replaced.put(node.name(), other);
  }

  /** Adds a pointwise node with another expression, or lets its readers read its input where the expression changes nothing. */
  void addPointwise(Node node, String label, Operands<String> operands) {
    boolean sameShape =
        operands.isIdentity() && get(operands.inputs().get(0)).shape().equals(node.shape());
    if (sameShape && get(operands.inputs().get(0)).type() == node.type()) {
      replace(node, operands.inputs().get(0));
      return;
    }
    Op op = new Op.Pointwise(operands.expr(), node.shape(), node.type());
    add(new Node(
        node.name(), label, op, operands.inputs(), node.shape(), node.type(), node.origin()));
  }

  private Graph finish(Graph graph) {
    Map<String, String> outputs = new LinkedHashMap<>();
    graph.outputs().forEach((role, name) -> outputs.put(role, current(name)));
    return new Graph(graph.name(), new ArrayList<>(nodes.values()), outputs);
  }

  private String current(String name) {
    return replaced.getOrDefault(name, name);
  }
}
