package dev.lathe.processor.ir;

import dev.lathe.processor.diag.SourceRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Graphs made by tests. */
public final class Graphs {
  private Graphs() {}

  /** A builder whose nodes belong to an owner called {@code t}. */
  public static GraphBuilder builder() {
    return new GraphBuilder()
        .at(new Origin("t", Origin.Phase.FORWARD, new SourceRef.Nowhere("test")));
  }

  public static State parameter(String name, int... counts) {
    return new State(name, Shape.of(counts), State.Kind.PARAMETER, new Init.Constant(0));
  }

  public static State buffer(String name, int... counts) {
    return new State(name, Shape.of(counts), State.Kind.BUFFER, new Init.Constant(0));
  }

  /** A program with the roles {@code output} and {@code loss}. */
  public static Graph withLoss(Value output, Value loss) {
    return graph(output.builder(), Map.of(Graph.OUTPUT, output, Graph.LOSS, loss));
  }

  public static Graph withOutput(Value output) {
    return graph(output.builder(), Map.of(Graph.OUTPUT, output));
  }

  private static Graph graph(GraphBuilder builder, Map<String, Value> roles) {
    Map<String, String> outputs = new LinkedHashMap<>();
    List.of(Graph.OUTPUT, Graph.LOSS).stream()
        .filter(roles::containsKey)
        .forEach(role -> outputs.put(role, roles.get(role).name()));
    return new Graph("test", builder.nodes(), outputs);
  }

  /** The nodes alone, one a line: what a test of a pass compares. */
  public static String text(Graph graph) {
    String outputs = graph.outputs().entrySet().stream()
        .map(output -> output.getKey() + " = " + output.getValue() + "\n")
        .collect(Collectors.joining());
    return graph.nodes().stream().map(node -> node + "\n").collect(Collectors.joining()) + outputs;
  }
}
