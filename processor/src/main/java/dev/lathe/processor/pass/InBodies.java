package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.ScanOp;

/**
 * Runs a pass on the body of every scan, then on the graph around them.
 *
 * @param pass that keeps leaves and roles as they are
 */
record InBodies(Pass pass) implements Pass {
  @Override
  public Graph run(Graph graph) {
    return pass.run(graph.withNodes(graph.nodes().stream().map(this::inside).toList()));
  }

  private Node inside(Node node) {
    return node.op() instanceof ScanOp.Scan scan ? node.with(scan.with(run(scan.body()))) : node;
  }

  @Override
  public String name() {
    return pass.name();
  }
}
