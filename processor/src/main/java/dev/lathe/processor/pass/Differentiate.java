package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Origin.Phase;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Appends the backward pass: a {@link BackwardWalk} from the loss to the parameters.
 *
 * <p>Before: a graph with a loss. After: it has an output {@link Graph#gradientOf} for every parameter the loss depends on. Nodes that
 * no parameter leads to get no gradient, so the first layer computes none for the network's input.
 */
public final class Differentiate implements Pass {
  @Override
  public Graph run(Graph graph) {
    GraphBuilder builder = GraphBuilder.from(graph);
    BackwardWalk walk = new BackwardWalk(builder, graph.nodes(), Differentiate::isParameter);
    Node loss = graph.output(Graph.LOSS);
    builder.at(loss.origin().in(Phase.BACKWARD));
    walk.reach(loss, builder.fill(Shape.SCALAR, 1));
    walk.run();
    return new Graph(graph.name(), builder.nodes(), outputs(graph, walk));
  }

  private static boolean isParameter(Node node) {
    return node.op() instanceof Op.Read read && read.state().kind() == State.Kind.PARAMETER;
  }

  private static Map<String, String> outputs(Graph graph, BackwardWalk walk) {
    Map<String, String> outputs = new LinkedHashMap<>(graph.outputs());
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Op.Read read) {
        walk.gradient(node)
            .ifPresent(value -> outputs.put(Graph.gradientOf(read.state()), value.name()));
      }
    }
    return outputs;
  }
}
