package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Origin;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.UpdateRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Appends the optimizer's update of every parameter that has a gradient. After: gradients are no longer outputs. */
public final class UpdateParameters implements Pass {
  private final UpdateRule rule;

  public UpdateParameters(UpdateRule rule) {
    this.rule = rule;
  }

  @Override
  public Graph run(Graph graph) {
    GraphBuilder builder = GraphBuilder.from(graph);
    Map<String, String> outputs = new LinkedHashMap<>(graph.outputs());
    for (Node node : graph.nodes()) {
      String gradient =
          node.op() instanceof Op.Read read ? outputs.remove(Graph.gradientOf(read.state())) : null;
      if (gradient != null) {
        State parameter = ((Op.Read) node.op()).state();
        builder.at(
            new Origin(parameter.name(), Origin.Phase.UPDATE, node.origin().where()));
        rule.update(parameter, builder.value(node.name()), builder.value(gradient));
      }
    }
    return new Graph(graph.name(), builder.nodes(), outputs);
  }
}
