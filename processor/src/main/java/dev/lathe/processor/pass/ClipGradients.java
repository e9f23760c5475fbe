package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Origin;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Scales gradients, then bounds their norm, all taken together, and their elements. torch.nn.utils.clip_grad_norm_, clip_grad_value_.
 *
 * @param scale applied first
 * @param norm greatest norm, 0 for none
 * @param magnitude greatest magnitude of an element, 0 for none
 */
public record ClipGradients(double scale, double norm, double magnitude) implements Pass {
  private static final double TINY = 1e-6;

  /** Gradients as they are. */
  public static final ClipGradients NONE = new ClipGradients(1, 0, 0);

  @Override
  public Graph run(Graph graph) {
    Map<State, Node> gradients = gradients(graph);
    if (equals(NONE) || gradients.isEmpty()) {
      return graph;
    }
    GraphBuilder builder = GraphBuilder.from(graph);
    Map<State, Value> changed = new LinkedHashMap<>();
    gradients.forEach((state, node) ->
        changed.put(state, at(builder, node, value -> scale == 1 ? value : value.mul(scale))));
    if (norm > 0) {
      Value share = share(builder, changed);
      changed.replaceAll((state, value) ->
          at(builder, value.node(), each -> each.zip("clipNorm", share, Expr::mul)));
    }
    if (magnitude > 0) {
      changed.replaceAll((state, value) ->
          at(builder, value.node(), each -> each.map("clipValue", this::bounded)));
    }
    Map<String, String> outputs = new LinkedHashMap<>(graph.outputs());
    changed.forEach((state, value) -> outputs.put(Graph.gradientOf(state), value.name()));
    return new Graph(graph.name(), builder.nodes(), outputs);
  }

  private static Map<State, Node> gradients(Graph graph) {
    Map<State, Node> gradients = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Op.Read read
          && graph.outputs().containsKey(Graph.gradientOf(read.state()))) {
        gradients.put(read.state(), graph.output(Graph.gradientOf(read.state())));
      }
    }
    return gradients;
  }

  private static Value at(GraphBuilder builder, Node node, UnaryOperator<Value> change) {
    builder.at(node.origin().in(Origin.Phase.BACKWARD));
    return change.apply(builder.value(node.name()));
  }

  /** What all gradients are multiplied with: 1, or less where their norm is too great. */
  private Value share(GraphBuilder builder, Map<State, Value> gradients) {
    Value squares = null;
    for (Value gradient : gradients.values()) {
      Value square = gradient.square().sum();
      squares = squares == null ? square : squares.add(square);
    }
    Expr total = Expr.unary(UnaryFunction.SQRT, Expr.arg(0)).add(Expr.of(TINY));
    Expr share = Expr.binary(BinaryFunction.MIN, Expr.of(norm).div(total), Expr.of(1));
    return builder.pointwise(
        "shareOfNorm", share, Shape.SCALAR, List.of(Objects.requireNonNull(squares)));
  }

  private Expr bounded(Expr x) {
    Expr below = Expr.binary(BinaryFunction.MIN, x, Expr.of(magnitude));
    return Expr.binary(BinaryFunction.MAX, below, Expr.of(-magnitude));
  }
}
