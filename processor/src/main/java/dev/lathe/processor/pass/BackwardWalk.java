package dev.lathe.processor.pass;

import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Origin.Phase;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.pass.GradientRule.Site;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Walks over nodes from last to first and lets each one's {@link GradientRules rule} hand its gradient on. Nodes that no wanted leaf leads to get none. */
final class BackwardWalk {
  private final List<Node> nodes;
  private final GraphBuilder builder;
  private final Set<String> trained;
  private final Contributions gradients = new Contributions();
  private final Map<String, Map<String, Value>> ofResults = new HashMap<>();

  /**
   * @param builder of a graph that ends with {@code nodes}; takes up the gradients
   * @param wanted leaves whose gradients are asked for
   */
  BackwardWalk(GraphBuilder builder, List<Node> nodes, Predicate<Node> wanted) {
    this.builder = builder;
    this.nodes = nodes;
    this.trained = trained(nodes, wanted);
  }

  /** Names of the nodes that a wanted leaf leads to. */
  private static Set<String> trained(List<Node> nodes, Predicate<Node> wanted) {
    Set<String> trained = new HashSet<>();
    for (Node node : nodes) {
      if (wanted.test(node) || node.inputs().stream().anyMatch(trained::contains)) {
        trained.add(node.name());
      }
    }
    return trained;
  }

  /** Says that a gradient reaches a node from outside. */
  void reach(Node node, Value gradient) {
    gradients.add(node.name(), gradient);
  }

  void run() {
    for (int index = nodes.size() - 1; index >= 0; index--) {
      Node node = nodes.get(index);
      if (trained.contains(node.name())) {
        back(node);
      }
    }
  }

  /** The gradient that has reached a node; empty where none has. */
  Optional<Value> gradient(Node node) {
    return Optional.ofNullable(gradients.sum(node.name()));
  }

  private void back(Node node) {
    builder.at(node.origin().in(Phase.BACKWARD));
    Map<String, Value> reached = reached(node);
    if (node.op() instanceof ScanOp.Result result) {
      reached.values().forEach(gradient -> toScan(node, result.role(), gradient));
    } else if (!reached.isEmpty()) {
      handOn(node, reached);
    }
  }

  /** Gradients by role: those of a scan's results, else that of the value alone. */
  private Map<String, Value> reached(Node node) {
    if (node.op() instanceof ScanOp.Scan) {
      return ofResults.getOrDefault(node.name(), Map.of());
    }
    return gradient(node).map(value -> Map.of(Site.VALUE, value)).orElse(Map.of());
  }

  private void toScan(Node result, String role, Value gradient) {
    ofResults
        .computeIfAbsent(result.inputs().get(0), any -> new LinkedHashMap<>())
        .merge(role, gradient, Value::add);
  }

  private void handOn(Node node, Map<String, Value> reached) {
    List<Value> inputs = node.inputs().stream().map(builder::value).toList();
    Site site = new Site(
        node,
        inputs,
        builder.value(node.name()),
        reached,
        input -> trained.contains(node.inputs().get(input)));
    GradientRule rule =
        Objects.requireNonNull(GradientRules.TABLE.get(node.op().getClass()), node::toString);
    List<Optional<Value>> found = rule.gradients(site);
    for (int input = 0; input < found.size(); input++) {
      String name = node.inputs().get(input);
      found.get(input).ifPresent(value -> gradients.add(name, value));
    }
  }
}
