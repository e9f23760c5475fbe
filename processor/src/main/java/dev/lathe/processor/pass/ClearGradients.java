package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.State;

/** Sets gathered gradients to 0 after the optimizer has used them. */
public final class ClearGradients implements Pass {
  @Override
  public Graph run(Graph graph) {
    GraphBuilder builder = GraphBuilder.from(graph);
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Op.Read read && read.state().kind() == State.Kind.GRADIENT) {
        builder.at(node.origin());
        builder.assign(read.state(), builder.fill(read.state().shape(), 0));
      }
    }
    return new Graph(graph.name(), builder.nodes(), graph.outputs());
  }
}
