package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes once what is computed twice. After: no two nodes have the same operation and the same inputs. */
public final class ShareEqualNodes implements Pass {
  private record Key(Op op, List<String> inputs) {}

  @Override
  public Graph run(Graph graph) {
    Map<Key, Node> known = new HashMap<>();
    return Rewriter.rewrite(graph, (current, rewriter) -> {
      Node earlier = known.putIfAbsent(new Key(current.op(), current.inputs()), current);
      if (earlier == null) {
        rewriter.add(current);
      } else {
        rewriter.replace(current, earlier.name());
      }
    });
  }
}
