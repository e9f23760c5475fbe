package dev.lathe.processor.ir;

/** Writes a graph as text, one node a line, each with the place in the source that it came from. */
public final class GraphPrinter {
  private GraphPrinter() {}

  public static String print(Graph graph) {
    StringBuilder text = new StringBuilder("graph " + graph.name() + "\n");
    String owner = "";
    for (Node node : graph.nodes()) {
      String heading = node.origin().owner() + " " + node.origin().phase() + "  // "
          + node.origin().where().text();
      if (!heading.equals(owner)) {
        text.append("\n  ").append(heading).append('\n');
        owner = heading;
      }
      text.append("    ").append(node).append('\n');
      if (node.op() instanceof ScanOp.Scan scan) {
        printBody(scan.body(), text);
      }
    }
    text.append('\n');
    graph
        .outputs()
        .forEach((role, name) ->
            text.append("  ").append(role).append(" = ").append(name).append('\n'));
    return text.toString();
  }

  /** What a scan does at each place, under the scan. */
  private static void printBody(Graph body, StringBuilder text) {
    body.nodes().forEach(node -> text.append("        ").append(node).append('\n'));
    body.outputs()
        .forEach((role, name) ->
            text.append("        ").append(role).append(" := ").append(name).append('\n'));
  }
}
