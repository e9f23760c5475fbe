package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Origin.Phase;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.pass.GradientRule.Site;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Appends the backward pass: walks the nodes from last to first and lets each one's {@link GradientRules rule} hand its gradient on.
 *
 * <p>Before: a graph with a loss. After: it has an output {@link Graph#gradientOf} for every parameter the loss depends on. Nodes that
 * no parameter leads to get no gradient, so the first layer computes none for the network's input.
 */
public final class Differentiate implements Pass {
  @Override
  public Graph run(Graph graph) {
    return new Walk(graph).run();
  }

  private static final class Walk {
    private final Graph graph;
    private final GraphBuilder builder;
    private final Set<String> trained;
    private final Contributions gradients = new Contributions();

    Walk(Graph graph) {
      this.graph = graph;
      this.builder = GraphBuilder.from(graph);
      this.trained = trained(graph);
    }

    Graph run() {
      Node loss = graph.output(Graph.LOSS);
      builder.at(loss.origin().in(Phase.BACKWARD));
      gradients.add(loss.name(), builder.fill(Shape.SCALAR, 1));
      for (int index = graph.nodes().size() - 1; index >= 0; index--) {
        back(graph.nodes().get(index));
      }
      return new Graph(graph.name(), builder.nodes(), outputs());
    }

    private void back(Node node) {
      if (!trained.contains(node.name())) {
        return;
      }
      builder.at(node.origin().in(Phase.BACKWARD));
      Value gradient = gradients.sum(node.name());
      if (gradient == null) {
        return;
      }
      List<Value> inputs = node.inputs().stream().map(builder::value).toList();
      Site site = new Site(
          node,
          inputs,
          builder.value(node.name()),
          gradient,
          input -> trained.contains(node.inputs().get(input)));
      GradientRule rule =
          Objects.requireNonNull(GradientRules.TABLE.get(node.op().getClass()), node::toString);
      List<Optional<Value>> found = rule.gradients(site);
      for (int input = 0; input < found.size(); input++) {
        String name = node.inputs().get(input);
        found.get(input).ifPresent(value -> gradients.add(name, value));
      }
    }

    private Map<String, String> outputs() {
      Map<String, String> outputs = new LinkedHashMap<>(graph.outputs());
      for (Node node : graph.nodes()) {
        Value gradient = gradients.sum(node.name());
        if (node.op() instanceof Op.Read read && gradient != null) {
          outputs.put(Graph.gradientOf(read.state()), gradient.name());
        }
      }
      return outputs;
    }

    /** Names of the nodes that a parameter leads to. */
    private static Set<String> trained(Graph graph) {
      Set<String> trained = new HashSet<>();
      for (Node node : graph.nodes()) {
        boolean parameter =
            node.op() instanceof Op.Read read && read.state().kind() == State.Kind.PARAMETER;
        if (parameter || node.inputs().stream().anyMatch(trained::contains)) {
          trained.add(node.name());
        }
      }
      return trained;
    }
  }
}
