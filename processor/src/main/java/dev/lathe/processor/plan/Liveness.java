package dev.lathe.processor.plan;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Where in the order each value is made and where it is read for the last time; an output is read after the end. */
final class Liveness {
  private final Map<String, Node> nodes;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, Integer> lastUse = new HashMap<>();

  private Liveness(Graph graph, Sweeps sweeps) {
    nodes = graph.byName();
    List<Node> order = graph.nodes();
    for (int at = 0; at < order.size(); at++) {
      index.put(order.get(at).name(), at);
      lastUse.put(order.get(at).name(), at);
      for (String input : order.get(at).inputs()) {
        lastUse.put(input, at);
      }
    }
    graph.outputs().values().forEach(output -> lastUse.put(output, order.size()));
    sweeps.all().forEach(this::outlive);
    sweeps
        .delayed()
        .forEach((node, sweep) -> node.inputs().forEach(input -> outlive(input, sweep)));
  }

  static Liveness of(Graph graph, Sweeps sweeps) {
    return new Liveness(graph, sweeps);
  }

  /** Sources that a sweep reads parts of must not give way to what it writes, nor must what it writes to more of the same. */
  private void outlive(Sweep sweep) {
    Stream<String> written = sweep.members().stream().map(Node::name);
    Stream.concat(
            sweep.sources().stream(), written.filter(name -> !sweep.internal().contains(name)))
        .forEach(name -> outlive(name, sweep));
  }

  private void outlive(String name, Sweep sweep) {
    lastUse.merge(name, index(sweep.last().name()) + 1, Math::max);
  }

  Node node(String name) {
    return Objects.requireNonNull(nodes.get(name), name);
  }

  int index(String name) {
    return Objects.requireNonNull(index.get(name), name);
  }

  int lastUse(String name) {
    return Objects.requireNonNull(lastUse.get(name), name);
  }
}
