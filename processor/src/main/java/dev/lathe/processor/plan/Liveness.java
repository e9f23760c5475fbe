package dev.lathe.processor.plan;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where in the order each value is made and where it is read for the last time; an output is read after the end. */
final class Liveness {
  private final Map<String, Node> nodes;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, Integer> lastUse = new HashMap<>();

  private Liveness(Graph graph) {
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
  }

  static Liveness of(Graph graph) {
    return new Liveness(graph);
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
