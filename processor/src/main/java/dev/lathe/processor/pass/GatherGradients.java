package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Origin;
import dev.lathe.processor.ir.State;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds every gradient to what has been gathered for its parameter since the last step. After: gradients are no longer outputs. */
public final class GatherGradients implements Pass {
  @Override
  public Graph run(Graph graph) {
    GraphBuilder builder = GraphBuilder.from(graph);
    Map<String, String> outputs = new LinkedHashMap<>(graph.outputs());
    for (Node node : graph.nodes()) {
      String gradient =
          node.op() instanceof Op.Read read ? outputs.remove(Graph.gradientOf(read.state())) : null;
      if (gradient != null) {
        State gathered = ((Op.Read) node.op()).state().gradient();
        builder.at(node.origin().in(Origin.Phase.BACKWARD));
        builder.assign(gathered, builder.read(gathered).add(builder.value(gradient)));
      }
    }
    return new Graph(graph.name(), builder.nodes(), outputs);
  }

  /** The program of one step of the optimizer, before any pass: gradients are what was gathered. */
  public static Graph step(Graph gathering) {
    GraphBuilder builder = new GraphBuilder();
    Map<String, String> outputs = new LinkedHashMap<>();
    for (Node node : gathering.nodes()) {
      if (node.op() instanceof Op.Read read
          && gathering.states().contains(read.state().gradient())) {
        builder.at(
            new Origin(read.state().name(), Origin.Phase.UPDATE, node.origin().where()));
        builder.read(read.state());
        String gradient = builder.read(read.state().gradient()).name();
        outputs.put(Graph.gradientOf(read.state()), gradient);
      }
    }
    return new Graph(Graph.STEP, builder.nodes(), outputs);
  }
}
