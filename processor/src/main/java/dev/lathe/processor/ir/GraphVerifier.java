package dev.lathe.processor.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks what every pass may rely on: names are unique and defined before use, shapes and types follow from the operations. */
public final class GraphVerifier {
  private GraphVerifier() {}

  /** Throws {@link IllegalStateException} at the first node that breaks a rule. */
  public static void check(Graph graph) {
    Map<String, Node> known = new HashMap<>();
    for (Node node : graph.nodes()) {
      require(
          known.keySet().containsAll(node.inputs()),
          graph,
          node,
          "reads a node that does not come before it");
      check(graph, node, node.inputs().stream().map(known::get).toList());
      require(known.put(node.name(), node) == null, graph, node, "has a name that is taken");
    }
    graph.outputs().forEach((role, name) -> requireOutput(known, graph, role, name));
  }

  private static void check(Graph graph, Node node, List<Node> inputs) {
    Shape shape = node.op().infer(inputs.stream().map(Node::shape).toList());
    require(shape.equals(node.shape()), graph, node, "should have shape " + shape);
    ElementType type = node.op().type(inputs.stream().map(Node::type).toList());
    require(type == node.type(), graph, node, "should have type " + type);
    boolean onHost = type != ElementType.DOUBLE || shape.rank() == 0;
    require(onHost, graph, node, "is computed on the host and must be one number");
    boolean hostOnly = inputs.stream().allMatch(input -> input.type() == ElementType.DOUBLE);
    require(
        type != ElementType.DOUBLE || hostOnly,
        graph,
        node,
        "is computed on the host from what is not there");
    if (node.op() instanceof Op.Pointwise pointwise) {
      checkExpression(graph, node, pointwise.expr());
    }
    if (node.op() instanceof ScanOp.Scan scan) {
      checkScan(graph, node, scan, inputs);
    }
    if (node.op() instanceof ScanOp.Result result) {
      checkResult(graph, node, result, inputs.get(0));
    }
  }

  /** A body is a graph of its own, without state, random numbers and numbers of the host. */
  private static void checkScan(Graph graph, Node node, ScanOp.Scan scan, List<Node> inputs) {
    check(scan.body());
    List<String> leaves = scan.leaves();
    int moving = scan.states().size() + scan.sequences().size();
    for (int operand = 0; operand < leaves.size(); operand++) {
      ElementType type = inputs.get(operand).type();
      boolean fits = type == ElementType.FLOAT || (type == ElementType.INT && operand >= moving);
      require(fits, graph, node, "hands on what is no array of floats, " + leaves.get(operand));
    }
    for (Node inside : scan.body().nodes()) {
      boolean leaf = inside.op() instanceof Op.Input;
      require(!leaf || leaves.contains(inside.name()), graph, node, "has no operand for " + inside);
      boolean pure = leaf
          || !(inside.op() instanceof Op.Read
              || inside.op() instanceof Op.Assign
              || inside.op() instanceof Op.Constant
              || inside.op() instanceof Op.Random
              || inside.op() instanceof ScanOp);
      require(
          pure && inside.type() != ElementType.DOUBLE,
          graph,
          node,
          "has what no body may have, " + inside);
    }
  }

  private static void checkResult(Graph graph, Node node, ScanOp.Result result, Node input) {
    boolean exists = input.op() instanceof ScanOp.Scan scan
        && scan.body().outputs().containsKey(result.role())
        && scan.result(result.role()).equals(result.shape());
    require(exists, graph, node, "reads what no scan left");
  }

  private static void checkExpression(Graph graph, Node node, Expr expr) {
    boolean argumentsExist =
        Exprs.arguments(expr).stream().allMatch(index -> index < node.inputs().size());
    require(argumentsExist, graph, node, "mentions an argument it does not have");
    boolean axesExist =
        Exprs.positions(expr).stream().allMatch(axis -> axis < node.shape().rank());
    require(axesExist, graph, node, "mentions an axis it does not have");
    Exprs.visit(expr, part -> {
      boolean fits =
          !(part instanceof Expr.Select select) || Exprs.isComparison(select.condition());
      require(fits, graph, node, "selects by something that is not a comparison");
    });
    require(!hasComparisonAsNumber(expr), graph, node, "uses a comparison as a number");
  }

  /** In Java a comparison is no number: it may only decide a selection. */
  private static boolean hasComparisonAsNumber(Expr expr) {
    if (Exprs.isComparison(expr)) {
      return true;
    }
    List<Expr> parts = Exprs.operands(expr);
    boolean decides = expr instanceof Expr.Select && Exprs.isComparison(parts.get(0));
    return parts.stream().skip(decides ? 1 : 0).anyMatch(GraphVerifier::hasComparisonAsNumber)
        || (decides
            && Exprs.operands(parts.get(0)).stream()
                .anyMatch(GraphVerifier::hasComparisonAsNumber));
  }

  private static void requireOutput(
      Map<String, Node> known, Graph graph, String role, String name) {
    if (!known.containsKey(name)) {
      throw new IllegalStateException(
          graph.name() + ": " + role + " is " + name + ", which does not exist");
    }
  }

  private static void require(boolean holds, Graph graph, Node node, String complaint) {
    if (!holds) {
      throw new IllegalStateException(graph.name() + ": " + node + " " + complaint);
    }
  }
}
